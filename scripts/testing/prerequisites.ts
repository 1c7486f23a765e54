import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../runtime/paths.ts";
import { binOf } from "./bin.ts";
import { runCommand } from "./runCommand.ts";

type Say = (line: string) => void;

/** Thrown when something the tests need is missing and couldn't be brought. */
export class PrerequisiteError extends Error {
  override readonly name = "PrerequisiteError";
}

/**
 * Sees to a PostgreSQL server for the tests: one named by TEST_DATABASE_URL, or Debian's package, which is installed where it
 * is missing and this is root.
 *
 * @throws {PrerequisiteError} that says what to do
 */
export async function ensurePostgres(say: Say): Promise<void> {
  if (process.env.TEST_DATABASE_URL || hasPostgres()) return;
  await installPackages(["postgresql"], "PostgreSQL, for the index's tests", say);
  if (!hasPostgres())
    throw new PrerequisiteError("Debian's postgresql was installed, but there is no server in /usr/lib/postgresql.");
}

function hasPostgres(): boolean {
  const folder = "/usr/lib/postgresql";
  return (
    existsSync(folder) && readdirSync(folder).some((version) => existsSync(join(folder, version, "bin", "initdb")))
  );
}

/**
 * Sees to a Chromium for the browser's tests: CHROMIUM_PATH, Debian's, or Playwright's own.
 *
 * @returns the environment that playwright.config.ts reads
 * @throws {PrerequisiteError} that says what to do
 */
export async function ensureChromium(say: Say): Promise<Record<string, string>> {
  const found = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
    (path) => path && existsSync(path),
  );
  if (found) return { CHROMIUM_PATH: found };
  const own = playwrightChromium();
  if (own !== null && existsSync(own)) return {};
  if (isDebianRoot()) {
    await installPackages(["chromium", "fonts-liberation"], "Chromium, for the browser's tests", say);
    return { CHROMIUM_PATH: "/usr/bin/chromium" };
  }
  say("Fetching Chromium for the browser's tests (Playwright's own, once)");
  const { status } = await runCommand(process.execPath, [
    binOf("@playwright/test", "playwright"),
    "install",
    "chromium",
  ]);
  if (status !== 0) {
    throw new PrerequisiteError(
      "Chromium could not be fetched. Install it (Debian: `sudo apt-get install chromium`), name it in CHROMIUM_PATH, or leave the browser out: `npm test -- --fast`.",
    );
  }
  return {};
}

function playwrightChromium(): string | null {
  try {
    const { chromium } = createRequire(join(root, "package.json"))("@playwright/test") as {
      chromium: { executablePath(): string };
    };
    return chromium.executablePath();
  } catch {
    return null;
  }
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

async function installPackages(names: readonly string[], what: string, say: Say): Promise<void> {
  const list = names.join(" ");
  if (!isDebianRoot()) {
    throw new PrerequisiteError(
      `${what}, is missing, and only root can install it. On Debian: \`sudo apt-get install ${list}\`, and start again.`,
    );
  }
  say(`Installing ${what} (apt-get install ${list}; a minute or two, once)`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update", "-q"], { show: false, env });
  const { status, output } = await runCommand("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...names], {
    show: false,
    env,
  });
  if (status !== 0) {
    throw new PrerequisiteError(
      `apt-get could not install ${list}:\n${output.trim().split("\n").slice(-8).join("\n")}`,
    );
  }
}
