/** What fits into the slot's 22 bits; a work that would be provisional for longer is final at once. */
const MOST_MINUTES = 0x3f_ffff;

/**
 * From when on a work is final, as the token's slot keeps it: in whole minutes after certified-at, rounded up, counted so that the
 * finality period begins with the block that minted or moved the work. All in unix seconds.
 */
export function finalAtOf(certifiedAt: number, recordedAt: number, finality: number): number {
  const minutes = Math.ceil((recordedAt + finality - certifiedAt) / 60);
  return minutes > MOST_MINUTES ? certifiedAt : certifiedAt + minutes * 60;
}
