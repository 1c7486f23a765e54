import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import { foreignBody } from "./problems.ts";

export interface JsonBody {
  /** Refuses larger bodies before they are read. */
  limit: MiddlewareHandler;
  /** @throws {RelayProblem} `bad-message` */
  read<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.infer<Schema>>;
}

/** Bodies of JSON up to so many bytes. */
export function jsonBody(largest: number): JsonBody {
  return {
    limit: bodyLimit({
      maxSize: largest,
      onError: () => {
        throw foreignBody(`it has more than ${largest} bytes`);
      },
    }),
    read: async (c, schema) => {
      const json: unknown = await c.req.json().catch(() => {
        throw foreignBody("it isn't JSON");
      });
      return checked(json, schema);
    },
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
