import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { contentIdOfFile } from "@colophon/sdk/content/node/contentIdOfFile.ts";
import { Command } from "commander";
import { table } from "../format.ts";
import type { Host } from "../program.ts";

/** `colophon cid FILE`: what Colophon calls a file by. */
export function cidCommand(host: Host): Command {
  return new Command("cid")
    .description("Print a file's content identifier (CID, profile unixfs-v1-2025) and its digest.")
    .argument("<file>", "a file, or - for standard input")
    .action(async (file: string, _, command: Command) => {
      const { output } = host.context(command);
      const onProgress = (done: number, total: number | undefined) => output.progress("Hashing", done, total);
      const hashed = await (file === "-"
        ? contentIdOf(process.stdin, { onProgress })
        : contentIdOfFile(file, { onProgress }));
      const { cid, digest, size } = hashed;
      const codec = hashed.codec === 0 ? "raw" : "dag-pb";
      host.answer({
        yes: true,
        json: { cid, digest, codec, size },
        lines: table([
          ["cid", cid],
          ["digest", digest],
          ["codec", codec],
          ["bytes", String(size)],
        ]),
      });
    });
}
