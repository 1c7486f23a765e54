/** Whether a file of mocha's describes tests itself, also in a loop that describes the same for several kinds; helpers don't. */
export const hasTests = (content: string): boolean => /^ *describe(\.\w+)?\(/m.test(content);
