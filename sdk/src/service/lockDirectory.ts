import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

interface Owner {
  pid: number;
  /** When the process began, by the kernel's count: tells a living owner from a newcomer with its number. Null where there is no /proc. */
  began: string | null;
}

/**
 * Takes the lock of an embedded database's folder: a file beside it, `<folder>.lock`, that names the owner's process. A lock whose
 * process is gone (killed, say) is stale and taken over.
 *
 * @param owned makes the error for a folder whose owner (named in words) lives
 * @returns what gives the lock back.
 * @throws what `owned` makes
 * @example const unlock = lockDirectory("/data/index", (owner) => new DatabaseOwnedError("The index", owner)); …; unlock();
 */
export function lockDirectory(directory: string, owned: (owner: string) => Error): () => void {
  const lock = `${directory}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, began: beganAt(process.pid) } satisfies Owner));
  try {
    for (let attempt = 0; attempt < 8; attempt++) {
      if (tryLink(mine, lock)) return () => rmSync(lock, { force: true });
      const text = readOrNull(lock);
      if (text === null) continue;
      const owner = parseOwner(text);
      if (owner && isAlive(owner)) throw owned(`process ${owner.pid}`);
      // Moved away rather than deleted: of two that find it stale only one gets it, and what was moved can be looked at.
      const aside = `${mine}.stale`;
      try {
        renameSync(lock, aside);
      } catch {
        continue;
      }
      // Somebody was quicker, and this is the newcomer's lock: give it back.
      if (readOrNull(aside) !== text) tryLink(aside, lock);
      unlinkSync(aside);
    }
    throw owned("a process that starts at the same time");
  } finally {
    rmSync(mine, { force: true });
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parseOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number") return null;
    return { pid: value.pid, began: "began" in value && typeof value.began === "string" ? value.began : null };
  } catch {
    return null;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const began = beganAt(owner.pid);
  return began === null || owner.began === null || began === owner.began;
}

/** Field 22 of /proc/PID/stat; the name in field 2 may hold anything, so it is counted from its closing bracket. */
function beganAt(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie has ended, only its parent hasn't looked yet.
  return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
}
