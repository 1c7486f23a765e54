/** A manifest can't name more co-authors. */
export const MOST_CREDITS = 64;

/** Times are unix seconds below 2^40. */
export const LATEST_TIME = 2 ** 40 - 1;

export const MOST_SCORE = 10_000;

/** Amounts are below 2^128, as contracts count them. */
export const MOST_AMOUNT = (1n << 128n) - 1n;
