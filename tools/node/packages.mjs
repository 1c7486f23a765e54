import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const stampOf = (root) => join(root, "node_modules", ".colophon-installed");

/** What an installation depends on: the lock file and the platform its native packages were chosen for. */
function fingerprint(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
}

/** How many packages the lock file names. */
export function lockedPackages(root) {
  return Object.keys(read(join(root, "package-lock.json")).packages).filter((path) => path.includes("node_modules/"))
    .length;
}

/** Notes that `npm ci` ran to its end for this lock file. */
export function stampPackages(root) {
  writeFileSync(stampOf(root), fingerprint(root));
}

/**
 * True if node_modules is what the lock file says, without asking npm (which takes seconds).
 *
 * Either our own stamp says so, or npm's record of what it last installed (`node_modules/.package-lock.json`, written when
 * an installation is complete) names every package at the locked content: so somebody who ran `npm install` isn't installed over.
 */
export function arePackagesCurrent(root) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  try {
    if (existsSync(stampOf(root)) && readFileSync(stampOf(root), "utf8") === fingerprint(root)) return true;
    const installed = read(record).packages;
    return Object.entries(read(join(root, "package-lock.json")).packages).every(([path, locked]) => {
      if (path === "" || !path.includes("node_modules/") || !isForThisPlatform(locked)) return true;
      const found = installed[path];
      // An optional package may be left out for reasons of its own, but not the native ones made for this platform.
      if (found === undefined) return locked.optional === true && locked.os === undefined;
      return found.version === locked.version && found.integrity === locked.integrity;
    });
  } catch {
    return false;
  }
}

function isForThisPlatform({ os, cpu, libc }) {
  const fits = (list, mine) => {
    if (list === undefined) return true;
    const names = [list].flat();
    const refused = names.some((name) => name === `!${mine}`);
    return !refused && (names.every((name) => name.startsWith("!")) || names.includes(mine));
  };
  // Which C library this is takes long to find out; npm knew when it installed.
  return libc === undefined && fits(os, process.platform) && fits(cpu, process.arch);
}
