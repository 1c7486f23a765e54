import { Command } from "commander";
import { certifyFile } from "../certify/certifyFile.ts";
import type { CertifyFlags } from "../certify/readWork.ts";
import { BadOption } from "../errors.ts";
import type { Host } from "../program.ts";
import { workOptions } from "./certify.ts";

/** `colophon supersede FILE --salt-file F`: takes a provisional token over, by an older commitment. */
export function supersedeCommand(host: Host): Command {
  const command = new Command("supersede")
    .description("Take over the provisional token of a work that you had committed to before it was certified.")
    .argument("<file>", "the work");
  return workOptions(command)
    .requiredOption("--salt-file <file>", "the file that colophon commit wrote")
    .action(async (file: string, flags: CertifyFlags, command: Command) => {
      if (flags.saltFile === undefined) throw new BadOption("--salt-file", "No salt file was named.", "Name it.");
      host.answer(await certifyFile(host.context(command), file, flags, "supersede"));
    });
}
