/**
 * JSON with comments, as people write settings: `//` to the end of the line and `/* … *\/`, outside of texts. Comments become blanks, so that
 * places in the file stay what they are.
 *
 * @throws {SyntaxError} where the rest isn't JSON.
 * @example parseJsonc('{ "a": 1 } // one') // { a: 1 }
 */
export function parseJsonc(text: string): unknown {
  return JSON.parse(text.replace(TOKENS, (token) => (token.startsWith("/") ? blank(token) : token)));
}

/** A text (closed or not: what isn't JSON stays as it is), or a comment. */
const TOKENS = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

function blank(comment: string): string {
  return comment.replace(/[^\n]/g, " ");
}
