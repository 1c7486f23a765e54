import { readFileSync } from "node:fs";

/** The most memory that a process had at once so far, in bytes; 0 where the system doesn't say. */
export function peakOf(pid: number): number {
  try {
    const [, kib = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kib) * 1024;
  } catch {
    return 0;
  }
}
