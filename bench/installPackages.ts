import { join } from "node:path";
import { countPackages, ensureNode, runNpm } from "../tools/node/ensureNode.mjs";
import { arePackagesCurrent, lockedPackages, stampPackages } from "../tools/node/packages.mjs";

/**
 * Installs a benchmark's own packages from the lock file in their folder, unless they are there: they are no part of the product.
 * Their install scripts don't run.
 *
 * @param what for the person who waits
 * @throws {Error} that says what failed and how to mend it
 */
export async function installPackages(folder: string, what: string, say: (line: string) => void): Promise<void> {
  if (arePackagesCurrent(folder)) return;
  say(`Installing ${what}: ${lockedPackages(folder)} packages, once`);
  const { node, npm } = await ensureNode(say);
  await runNpm(node, npm, ["ci", "--ignore-scripts"], {
    cwd: folder,
    say,
    progress: () => `… ${countPackages(join(folder, "node_modules"))} packages unpacked`,
  });
  stampPackages(folder);
}
