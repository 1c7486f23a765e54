import type { AbiEvent, AbiParameter, Hex } from "viem";

/** An event's arguments as viem names them, addresses in lower case; null where the log isn't exactly of the form that is decoded here. */
export type FastDecoder = (topics: readonly Hex[], data: Hex) => Record<string, unknown> | null;

type Word = (hex: string) => unknown;

/**
 * Makes a decoder for one event that takes its words apart by hand: a tenth of the time of a general one, which matters where millions
 * are read. It knows static values and lists of them; for an event with anything else there is none, and a log that isn't exactly as
 * a contract writes it (a dirty word, another length) is left to the general decoder, so that both always agree.
 *
 * @returns null for an event it doesn't know how to decode
 */
export function fastDecoder(event: AbiEvent): FastDecoder | null {
  const fields: Field[] = [];
  let topic = 1;
  let head = 0;
  for (const input of event.inputs) {
    const field = fieldOf(input, input.indexed ? topic++ : head++);
    if (!field || (input.indexed && field.list)) return null;
    fields.push(field);
  }
  return (topics, data) => decode(fields, { topics: topic, head }, topics, data);
}

interface Field {
  name: string;
  indexed: boolean;
  list: boolean;
  /** Which topic, or which word of the data's head. */
  place: number;
  word: Word;
}

function fieldOf(
  { name, type, indexed }: AbiParameter & { indexed?: boolean | undefined },
  place: number,
): Field | null {
  const list = type.endsWith("[]");
  const word = wordOf(list ? type.slice(0, -2) : type);
  return word && name ? { name, indexed: indexed === true, list, place, word } : null;
}

/** Thrown within: the log goes to the general decoder. */
class Odd extends Error {}

function decode(fields: Field[], sizes: { topics: number; head: number }, topics: readonly Hex[], data: Hex) {
  if (topics.length !== sizes.topics || (data.length - 2) % WORD !== 0) return null;
  try {
    const args: Record<string, unknown> = {};
    let words = sizes.head;
    for (const { name, indexed, list, place, word } of fields) {
      if (indexed) args[name] = word(topics[place]?.slice(2) ?? "");
      else if (!list) args[name] = word(wordAt(data, place));
      else {
        // Lists lie one after the other behind the head, as every compiler writes them.
        if (small(wordAt(data, place)) !== words * 32) return null;
        const length = small(wordAt(data, words));
        if (2 + (words + 1 + length) * WORD > data.length) return null;
        args[name] = Array.from({ length }, (_, index) => word(wordAt(data, words + 1 + index)));
        words += 1 + length;
      }
    }
    return data.length === 2 + words * WORD ? args : null;
  } catch (error) {
    if (error instanceof Odd) return null;
    throw error;
  }
}

/** Hex digits. */
const WORD = 64;

function wordAt(data: Hex, index: number): string {
  const word = data.slice(2 + index * WORD, 2 + (index + 1) * WORD);
  if (word.length !== WORD) throw new Odd();
  return word;
}

const ZEROS = "0".repeat(WORD);

/** The last digits; those before have to be zeros. */
function low(word: string, digits: number): string {
  if (word.length !== WORD || !word.startsWith(ZEROS.slice(0, WORD - digits))) throw new Odd();
  return word.slice(WORD - digits);
}

const small = (word: string) => Number.parseInt(low(word, 12), 16);

/** How a static type is read from its word; null where it isn't one. */
function wordOf(type: string): Word | null {
  if (type === "address") return (word) => `0x${low(word, 40).toLowerCase()}`;
  if (type === "bool") return (word) => trueOrFalse(low(word, 1));
  const bits = /^uint(\d+)$/.exec(type)?.[1];
  // As viem has it: a number where every value is exact.
  if (bits) return Number(bits) <= 48 ? numberOf(Number(bits) / 4) : bigintOf(Number(bits) / 4);
  const bytes = /^bytes(\d+)$/.exec(type)?.[1];
  return bytes ? bytesOf(2 * Number(bytes)) : null;
}

const numberOf = (digits: number): Word => {
  return (word) => Number.parseInt(low(word, digits), 16);
};

const bigintOf = (digits: number): Word => {
  return (word) => BigInt(`0x${low(word, digits)}`);
};

const bytesOf = (digits: number): Word => {
  return (word) => {
    if (word.length !== WORD || !word.endsWith(ZEROS.slice(digits))) throw new Odd();
    return `0x${word.slice(0, digits).toLowerCase()}`;
  };
};

function trueOrFalse(digit: string): boolean {
  if (digit !== "0" && digit !== "1") throw new Odd();
  return digit === "1";
}
