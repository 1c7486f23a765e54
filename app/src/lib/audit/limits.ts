/** A page keeps the whole roll in memory: larger campaigns are for the command line, which has no limit of its own. */
export const MOST_WORKS = 20_000;
