import { problem } from "@colophon/sdk/api/schemas.ts";
import type { z } from "@hono/zod-openapi";

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

const badRequest = json(problem, "The request has a mistake");
const notFound = json(problem, "There is no such thing");

/** The answers of a list. */
export const lists = <T extends z.ZodType>(schema: T) => ({ 200: json(schema, "A page of them"), 400: badRequest });
/** The answers of one thing that may not be there. */
export const finds = <T extends z.ZodType>(schema: T) => ({
  200: json(schema, "Found"),
  400: badRequest,
  404: notFound,
});
export { json as jsonAnswer };
