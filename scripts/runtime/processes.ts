import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that can be told from a later one with the same number. */
export interface ProcessMark {
  pid: number;
  /** When it began, in whatever form the system tells; "" where it doesn't. */
  began: string;
}

/** Marks a running process, or returns null if there is none of that number. */
export function markProcess(pid: number): ProcessMark | null {
  if (pid <= 0 || !isAlive(pid)) return null;
  return { pid, began: beganAt(pid) };
}

/** True if exactly the marked process still runs. */
export function isSameProcess(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && beganAt(mark.pid) === mark.began;
}

/** Ends the marked process, and no other: politely, and after `patience` ms for good. */
export async function endProcess(mark: ProcessMark, patience = 3_000): Promise<void> {
  const deadline = Date.now() + patience;
  signal(mark, "SIGTERM");
  while (isSameProcess(mark) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  signal(mark, "SIGKILL");
  while (isSameProcess(mark) && Date.now() < deadline + 2_000) await new Promise((resolve) => setTimeout(resolve, 20));
}

function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  if (!isSameProcess(mark)) return;
  try {
    process.kill(mark.pid, name);
  } catch {
    // It ended in between.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return processState(pid) !== "Z";
}

/** Fields of /proc/PID/stat from the third on; the second (the name) may contain anything, brackets included. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

const processState = (pid: number) => statOf(pid)?.[0] ?? "";

function beganAt(pid: number): string {
  // Field 22: start time in clock ticks since boot.
  const ticks = statOf(pid)?.[19];
  if (ticks !== undefined) return ticks;
  if (process.platform === "win32") return "";
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
