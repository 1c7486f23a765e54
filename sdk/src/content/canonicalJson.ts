import { NotCanonicalJson } from "./errors.ts";

/**
 * The one JSON text of a value, by RFC 8785: no white space, keys in order of their UTF-16 units, members that are
 * `undefined` left out. Numbers must be finite; a lone surrogate, a bigint or any other object is refused rather than guessed.
 *
 * @throws NotCanonicalJson which names the place
 * @example canonicalJson({ b: 1, a: [true] }); // '{"a":[true],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, "");
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return writeText(value, path);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new NotCanonicalJson(path, `${value} is no JSON number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item, index) => write(item, `${path}[${index}]`)).join(",")}]`;
  if (typeof value === "object" && isPlain(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${writeText(key, path)}:${write(member, `${path}.${key}`)}`).join(",")}}`;
  }
  throw new NotCanonicalJson(path, `a ${typeof value} has no JSON form`);
}

function writeText(text: string, path: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new NotCanonicalJson(path, "the text has half a character (a lone surrogate)");
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
