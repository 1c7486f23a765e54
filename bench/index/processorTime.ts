import { readdirSync, readFileSync } from "node:fs";

/** The kernel's ticks in a second, on every Linux that Node runs on. */
const TICKS = 100;

interface Stat {
  pid: number;
  parent: number;
  seconds: number;
}

/**
 * Seconds of processor time that these processes have used, with all that descends from them, also what has ended: the same whether
 * the machine has other things to do or not.
 *
 * @returns null where the system has no /proc
 */
export function processorTime(pids: readonly number[]): number | null {
  const all = stats();
  if (all.length === 0) return null;
  const wanted = new Set(pids);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of all) {
      if (!wanted.has(parent) || wanted.has(pid)) continue;
      wanted.add(pid);
      grown = true;
    }
  }
  return all.filter(({ pid }) => wanted.has(pid)).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** The process that started another. */
export function parentOf(pid: number): number {
  const found = stats().find((one) => one.pid === pid);
  if (!found) throw new Error(`There is no process ${pid}.`);
  return found.parent;
}

function stats(): Stat[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const text = readFileSync(`/proc/${name}/stat`, "utf8");
        // Behind the command's name, which may hold anything.
        const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
        const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
        return [{ pid: Number(name), parent: Number(fields[1]), seconds: ticks / TICKS }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
