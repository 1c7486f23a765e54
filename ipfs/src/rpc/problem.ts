import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import type { ErrorHandler } from "hono";

export function isColophonError(error: unknown): error is ColophonError {
  return error instanceof ColophonError;
}

/** Errors in Kubo's form, which its clients read: status 500 and `Message`; our code rides along. */
export const kuboError: ErrorHandler = (error, c) => {
  if (!isColophonError(error)) console.error(error);
  const { code, details } = isColophonError(error) ? error.toProblem() : { code: "internal", details: {} };
  const message = isColophonError(error) ? error.message : `The node failed: ${error.message}`;
  return c.json({ Message: message, Code: 0, Type: "error", Problem: { code, details } }, 500);
};
