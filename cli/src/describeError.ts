import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { CommanderError } from "commander";

/** An error as it is shown: a stable code, and sentences that say what happened, why and what to do. */
export type Problem = { code: string; message: string; details?: Record<string, unknown> };

/** What a person, or a program with `--json`, is told about an error; never a stack trace. */
export function describeError(error: unknown): Problem {
  if (error instanceof ColophonError) return error.toProblem();
  if (error instanceof CommanderError) return { code: "bad-usage", message: error.message.replace(/^error: /, "") };
  const why = error instanceof Error ? firstLine(error) : String(error);
  return {
    code: "unexpected",
    message: `Something unexpected went wrong: ${why}. Set DEBUG=1 and run it again for the details, and report it.`,
  };
}

/** viem and others write whole reports into their messages. */
function firstLine(error: Error): string {
  return (error.message.split("\n")[0] ?? error.name).replace(/\.$/, "");
}
