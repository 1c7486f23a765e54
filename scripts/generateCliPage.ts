import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { helpPage } from "../cli/src/helpPage.ts";
import { Output } from "../cli/src/output.ts";
import { buildProgram } from "../cli/src/program.ts";
import { root } from "./runtime/paths.ts";

/** What stands above this line is written by hand. */
const MARK = "<!-- From here on: what --help says, by npm run generate. -->\n";

/** The command line's page, with its reference as the commands have it. @throws where the page lost its mark. */
export async function generateCliPage({
  write,
}: {
  write: boolean;
}): Promise<{ committed: string; generated: string }> {
  const path = join(root, "docs/cli.md");
  const committed = await readFile(path, "utf8");
  const end = committed.indexOf(MARK);
  if (end < 0) throw new Error(`docs/cli.md has lost the line that its reference begins with: ${MARK}`);
  const program = buildProgram(new Output(false), () => undefined);
  const generated = `${committed.slice(0, end)}${MARK}\n${helpPage(program)}`;
  if (write && generated !== committed) await writeFile(path, generated);
  return { committed, generated };
}
