import { join } from "node:path";
import { root } from "../../scripts/runtime/paths.ts";
import { countPackages, ensureNode, runNpm } from "../../tools/node/ensureNode.mjs";
import { arePackagesCurrent, lockedPackages, stampPackages } from "../../tools/node/packages.mjs";

/** Where the peers' packages lie, with a lock file of their own: they are no part of the product. */
export const packagesFolder = join(root, "bench", "gas", "packages");

/**
 * Installs the peers' packages from their lock file, unless they are there. Their install scripts don't run.
 *
 * @throws {Error} that says what failed and how to mend it
 */
export async function installPackages(say: (line: string) => void): Promise<void> {
  if (arePackagesCurrent(packagesFolder)) return;
  say(`Installing the peers' ${lockedPackages(packagesFolder)} packages (about 180 MB, once, into bench/gas/packages)`);
  const { node, npm } = await ensureNode(say);
  await runNpm(node, npm, ["ci", "--ignore-scripts"], {
    cwd: packagesFolder,
    say,
    progress: () => `… ${countPackages(join(packagesFolder, "node_modules"))} packages unpacked`,
  });
  stampPackages(packagesFolder);
}
