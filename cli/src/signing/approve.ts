import type { Command } from "commander";
import { askYes, canAsk } from "../askYes.ts";
import type { Context } from "../context.ts";
import { NotConfirmed } from "../errors.ts";

/** What every command that signs takes. */
export type SigningFlags = { yes?: boolean; dryRun?: boolean };

/** Adds `--dry-run` and `--yes` to a command that signs. */
export function signingOptions(command: Command): Command {
  return command
    .option("--dry-run", "check and rehearse everything, show what would be signed, and stop there")
    .option("--yes", "sign without asking; where nobody can be asked, nothing is signed without it");
}

/**
 * Shows what is going to be signed, and has a person (or `--yes`) confirm it.
 *
 * @param summary One line each; shown on standard error.
 * @returns False with `--dry-run`: then nothing may be signed or uploaded.
 * @throws {NotConfirmed}
 */
export async function approve(context: Context, summary: readonly string[], flags: SigningFlags): Promise<boolean> {
  for (const line of summary) context.output.note(line);
  if (flags.dryRun === true) {
    context.output.note("A dry run: nothing was uploaded, signed or sent.");
    return false;
  }
  if (flags.yes === true) return true;
  const askable = canAsk();
  if (!askable || !(await askYes("Sign this?"))) throw new NotConfirmed(askable);
  return true;
}
