import { fieldPath } from "./fieldPath.ts";
import { MalformedInput } from "./inputErrors.ts";

/** An input has four levels; whoever nests deeper wants to see the parser fall. */
const DEEPEST = 16;

/** What JSON can say here; objects have no prototype, so that no key means anything by itself. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * Reads JSON as `JSON.parse` does, but refuses what it lets pass: a key twice, numbers that aren't written as whole ones below 2^53
 * (`1.0`, `1e3`), and deep nesting; and it says where.
 *
 * @param where What is read, for the error: `line 3`.
 * @throws {MalformedInput} `truncated` where the text ends too early, else `not-json`, `duplicate-key`, `not-whole`, `negative`, `too-deep`.
 */
export function parseStrictJson(text: string, where = ""): Json {
  return new Parser(text, where).document();
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
class Parser {
  readonly #text: string;
  readonly #where: string;
  #at = 0;

  constructor(text: string, where: string) {
    this.#text = text;
    this.#where = where;
  }

  document(): Json {
    const value = this.#value(0, this.#where);
    this.#skipSpace();
    if (this.#at < this.#text.length) {
      throw new MalformedInput("trailing", this.#where, `something follows the end at character ${this.#at + 1}`);
    }
    return value;
  }

  #value(depth: number, path: string): Json {
    this.#skipSpace();
    if (depth > DEEPEST) throw new MalformedInput("too-deep", path, `it is nested deeper than ${DEEPEST} levels`);
    const code = this.#text.charCodeAt(this.#at);
    if (code === 0x7b) return this.#object(depth, path);
    if (code === 0x5b) return this.#array(depth, path);
    if (code === 0x22) return this.#string(path);
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return this.#number(path);
    if (this.#word("true", path)) return true;
    if (this.#word("false", path)) return false;
    if (this.#word("null", path)) return null;
    throw this.#unexpected(path);
  }

  #object(depth: number, path: string): JsonObject {
    const members: Record<string, Json> = Object.create(null);
    this.#at++;
    for (let first = true; !this.#closes("}", first, path); first = false) {
      if (this.#text[this.#at] !== '"') throw this.#unexpected(path);
      const key = this.#string(path);
      const inner = fieldPath(path, key);
      if (key in members) throw new MalformedInput("duplicate-key", inner, "the key stands twice");
      this.#skipSpace();
      if (this.#text[this.#at] !== ":") throw this.#unexpected(inner);
      this.#at++;
      members[key] = this.#value(depth + 1, inner);
    }
    return members;
  }

  #array(depth: number, path: string): Json[] {
    const items: Json[] = [];
    this.#at++;
    while (!this.#closes("]", items.length === 0, path)) {
      items.push(this.#value(depth + 1, `${path}[${items.length}]`));
    }
    return items;
  }

  /** True past the closing bracket; else stands at the next member, past its comma. */
  #closes(bracket: string, first: boolean, path: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] === bracket) {
      this.#at++;
      return true;
    }
    if (first) return false;
    if (this.#text[this.#at] !== ",") throw this.#unexpected(path);
    this.#at++;
    this.#skipSpace();
    return false;
  }

  #string(path: string): string {
    const start = this.#at + 1;
    let end = start;
    for (; end < this.#text.length; end++) {
      const code = this.#text.charCodeAt(end);
      // A quote ends it; control characters aren't allowed in it; what is escaped is left to JSON.parse.
      if (code === 0x22 || code < 0x20) break;
      if (code === 0x5c) end++;
    }
    this.#at = Math.min(end, this.#text.length);
    if (this.#text[end] !== '"') throw this.#unexpected(path);
    this.#at++;
    const plain = this.#text.slice(start, end);
    if (!plain.includes("\\")) return plain;
    try {
      return String(JSON.parse(`"${plain}"`));
    } catch {
      throw new MalformedInput("not-json", path, "a text in it has an escape that isn't JSON's");
    }
  }

  #number(path: string): number {
    NUMBER.lastIndex = this.#at;
    const spelled = NUMBER.exec(this.#text)?.[0];
    if (spelled === undefined) throw this.#unexpected(path);
    this.#at += spelled.length;
    if (/^-?0\d/.test(spelled)) throw new MalformedInput("leading-zero", path, `${spelled} has a leading zero`);
    if (/[.eE]/.test(spelled))
      throw new MalformedInput("not-whole", path, `${spelled} isn't written as a whole number`);
    if (spelled.startsWith("-")) throw new MalformedInput("negative", path, `${spelled} is below 0`);
    const value = Number(spelled);
    if (!Number.isSafeInteger(value)) throw new MalformedInput("overflow", path, `${spelled} is above 2^53 − 1`);
    return value;
  }

  #word(word: string, path: string): boolean {
    if (this.#text.startsWith(word, this.#at)) {
      this.#at += word.length;
      return true;
    }
    const rest = this.#text.slice(this.#at);
    // Cut off inside the word.
    if (rest !== "" && rest.length < word.length && word.startsWith(rest)) throw this.#truncated(path);
    return false;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #unexpected(path: string): MalformedInput {
    if (this.#at >= this.#text.length) return this.#truncated(path);
    return new MalformedInput("not-json", path, `what stands at character ${this.#at + 1} isn't JSON`);
  }

  #truncated(path: string): MalformedInput {
    return new MalformedInput("truncated", path, "the text ends inside it");
  }
}
