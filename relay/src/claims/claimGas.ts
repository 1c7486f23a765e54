/**
 * Most gas that one claim may take. One takes some 90,000; the rest is for tokens with lists and hooks, and for a smart account's code that
 * looks at what it gets, which is that account's to write, and ours to pay.
 */
export const MOST_CLAIM_GAS = 400_000n;
