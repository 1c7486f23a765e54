/** Beyond what a test takes that counts within one. */
const ENOUGH_SECONDS = 60;

/** Waits, where an hour or a day of the clock is about to end, for the next: bounds within one begin anew with it. */
export async function inOnePeriod(seconds: 3_600 | 86_400): Promise<void> {
  const left = seconds - ((Date.now() / 1_000) % seconds);
  if (left < ENOUGH_SECONDS) await new Promise((resolve) => setTimeout(resolve, left * 1_000));
}
