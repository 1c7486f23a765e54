import { CommanderError } from "commander";
import { describeError } from "./describeError.ts";
import { isClosedPipe } from "./isClosedPipe.ts";
import { Output } from "./output.ts";
import { buildProgram } from "./program.ts";

/** Exit status everywhere: the answer is yes; it is no; it couldn't be found out. */
export const YES = 0;
export const NO = 1;
export const TROUBLE = 2;

/**
 * Runs the command line.
 *
 * @param args What follows `colophon`.
 * @returns The exit status.
 */
export async function run(args: string[]): Promise<number> {
  const output = new Output(args.includes("--json"));
  let status: number = YES;
  const program = buildProgram(output, (answer) => {
    status = answer.yes === null ? TROUBLE : answer.yes ? YES : NO;
    output.answer(answer);
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    // Help and version were asked for and printed; commander has also said what is wrong with the arguments.
    if (error instanceof CommanderError && error.exitCode === 0) return YES;
    if (isClosedPipe(error)) return status;
    const problem = describeError(error);
    output.problem(problem, error instanceof CommanderError);
    if (process.env.DEBUG !== undefined && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return TROUBLE;
  } finally {
    output.endProgress();
  }
}
