/** When to try again after so many failures, in unix seconds: soon at first, once a day in the end. */
export function retryAt(failures: number): number {
  const wait = Math.min(2 * 2 ** Math.min(failures, 20), 86_400);
  return Math.floor(Date.now() / 1000) + wait;
}

/** One line of an error for the database. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/[\0\p{Cs}]/gu, "").slice(0, 300);
}
