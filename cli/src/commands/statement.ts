import { Command } from "commander";
import type { Host } from "../program.ts";
import { type ComputeFlags, computeFile } from "../statement/computeFile.ts";

/** `colophon statement …`: what a pool gives out. */
export function statementCommand(host: Host): Command {
  return new Command("statement").description("Compute what a pool gives out.").addCommand(computeCommand(host));
}

/** `colophon statement compute`: the pure function; asks nobody. */
function computeCommand(host: Host): Command {
  return new Command("compute")
    .description(
      "Compute a statement's file from its input alone. Reads no chain and no network (docs/statement-format.md).",
    )
    .requiredOption("--input <file>", "the input: one JSON document, or lines; - for standard input")
    .requiredOption(
      "--out <file>",
      "where the statement goes, never over something that is there; - for standard output",
    )
    .action(async (flags: ComputeFlags, command: Command) =>
      host.answer(await computeFile(host.context(command), flags)),
    );
}
