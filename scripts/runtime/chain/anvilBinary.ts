import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/**
 * The anvil binary for this platform. It lies inside a package, so that nothing depends on an install script having run.
 *
 * @throws {Error} where no package was made for the platform, or npm left it out
 */
export function anvilBinary(): string {
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const name = `@foundry-rs/anvil-${process.platform}-${arch}`;
  try {
    const folder = dirname(require.resolve(`${name}/package.json`));
    const binary = join(folder, "bin", process.platform === "win32" ? "anvil.exe" : "anvil");
    if (existsSync(binary)) return binary;
  } catch {
    // Told below, with what to do.
  }
  throw new Error(
    `The local chain (anvil) isn't installed for ${process.platform} on ${process.arch}: ${name} is missing. ` +
      "Delete node_modules and start again; if it stays missing, your npm is set to skip optional packages (`npm config delete omit`).",
  );
}
