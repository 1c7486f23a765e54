import { join } from "node:path";
import { root } from "../../scripts/runtime/paths.ts";
import { installPackages as install } from "../installPackages.ts";

/** Where the peers' packages lie, with a lock file of their own: they are no part of the product. */
export const packagesFolder = join(root, "bench", "gas", "packages");

/**
 * Installs the peers' packages from their lock file, unless they are there. Their install scripts don't run.
 *
 * @throws {Error} that says what failed and how to mend it
 */
export function installPackages(say: (line: string) => void): Promise<void> {
  return install(packagesFolder, "the peers' packages (about 180 MB, into bench/gas/packages)", say);
}
