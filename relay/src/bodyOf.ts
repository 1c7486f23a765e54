import type { Context } from "hono";
import type { z } from "zod";
import { foreignBody, lateBody } from "./problems.ts";

export interface JsonBody {
  /**
   * Reads it, up to its largest size and for half a minute. Ask whether the sender may send at all before that: nothing of a body is read until then.
   *
   * @throws {RelayProblem} `bad-message` `body-late`
   */
  read<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.infer<Schema>>;
}

/** A message has some kilobytes. */
const PATIENCE_MS = 30_000;

/** Bodies of JSON up to so many bytes, for that many milliseconds. */
export function jsonBody(largest: number, patienceMs = PATIENCE_MS): JsonBody {
  return {
    read: async (c, schema) => checked(parsed(await bytesOf(c, largest, patienceMs)), schema),
  };
}

/** For most messages. */
export const smallBody = jsonBody(32 * 1024);

/** @throws {RelayProblem} `bad-message`, which names the first thing that is wrong */
export function checked<Schema extends z.ZodType>(value: unknown, schema: Schema): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw foreignBody(`${issue?.path.join(".") || "the whole"}: ${issue?.message}`.slice(0, 300));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw foreignBody("it isn't JSON");
  }
}

async function bytesOf(c: Context, largest: number, patienceMs: number): Promise<Uint8Array> {
  const tooLarge = () => foreignBody(`it has more than ${largest} bytes`);
  if (Number(c.req.header("content-length") ?? 0) > largest) throw tooLarge();
  const reader = c.req.raw.body?.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(lateBody(patienceMs / 1000)), patienceMs);
  });
  // The server ends the connection of whoever goes on sending after an answer.
  try {
    while (reader !== undefined) {
      const next = await Promise.race([reader.read().catch(broken), late]);
      if (next.done) break;
      size += next.value.length;
      if (size > largest) throw tooLarge();
      pieces.push(next.value);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(pieces);
}

function broken(): never {
  throw foreignBody("it breaks off");
}
