import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/**
 * Which process listens on a TCP port, as a person would name it: `node server.js (process 4711)`.
 * Null where the system doesn't tell (it tells on Linux, of one's own processes; of everybody's to root).
 */
export function portOwner(port: number): string | null {
  if (process.platform !== "linux") return null;
  const sockets = listeningSockets(port);
  if (sockets.size === 0) return null;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    if (!holdsOne(pid, sockets)) continue;
    const command = readText(`/proc/${pid}/cmdline`).split("\0").filter(Boolean);
    return `${nameOf(command)} (process ${pid})`;
  }
  return "another user's process";
}

function listeningSockets(port: number): Set<string> {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  const sockets = new Set<string>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    for (const line of readText(table).split("\n").slice(1)) {
      const fields = line.trim().split(/\s+/);
      // Local address, state (0A: listening), inode.
      if (fields[1]?.endsWith(`:${wanted}`) && fields[3] === "0A" && fields[9] !== undefined)
        sockets.add(`socket:[${fields[9]}]`);
    }
  }
  return sockets;
}

function holdsOne(pid: string, sockets: Set<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** `node indexer/src/main.ts` rather than everything that was passed. */
function nameOf([program = "an unnamed program", ...args]: string[]): string {
  const script = args.find((arg) => /\.[cm]?[jt]s$/.test(arg) && !/^(-|file:)/.test(arg));
  const short = script?.split("/").slice(-3).join("/") ?? args.slice(0, 2).join(" ");
  return `${basename(program)} ${short}`.trim().slice(0, 80);
}
