import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { pathsIn } from "./paths.ts";
import { endProcess, isSameProcess, markProcess, type ProcessMark } from "./processes.ts";

interface LockContent {
  supervisor: ProcessMark;
  /** Where its page is, once it is up. */
  url: string | null;
  children: ({ name: string } & ProcessMark)[];
}

/** How long after a note that couldn't be written it is tried again (ms). */
const AGAIN_MS = 1_000;

/** Thrown when another run holds the data folder. */
export class AlreadyRunningError extends Error {
  override readonly name = "AlreadyRunningError";
  readonly pid: number;
  readonly url: string | null;

  constructor(dataDir: string, pid: number, url: string | null) {
    super(
      `Colophon is already running on ${dataDir} (process ${pid}${url === null ? "" : `, ${url}`}). ` +
        "End that first (Ctrl-C in its terminal), or name another folder with COLOPHON_DATA.",
    );
    this.pid = pid;
    this.url = url;
  }
}

export interface InstanceLock {
  /** Notes a child process, so that a later start can end it if it outlives us; as soon as the disk takes it. */
  addChild(name: string, pid: number): void;
  setUrl(url: string): void;
  release(): void;
  /** What an earlier run that was killed had left running, and was ended. */
  ended: string[];
}

/**
 * Makes this process the only one on a data folder, and ends what an earlier run that was killed left running:
 * exactly the processes that it had noted, told by number and start time, and no others.
 *
 * @throws {AlreadyRunningError}
 */
export async function takeInstanceLock(dataDir: string): Promise<InstanceLock> {
  mkdirSync(dataDir, { recursive: true });
  const path = pathsIn(dataDir).lock;
  const me = markProcess(process.pid) ?? { pid: process.pid, began: "" };
  const content: LockContent = { supervisor: me, url: null, children: [] };
  const ended: string[] = [];
  for (;;) {
    if (create(path, content)) break;
    const before = read(path);
    if (before === null) continue;
    if (isSameProcess(before.supervisor)) throw new AlreadyRunningError(dataDir, before.supervisor.pid, before.url);
    for (const child of before.children) {
      if (!isSameProcess(child)) continue;
      await endProcess(child);
      ended.push(child.name);
    }
    discard(path, before);
  }
  let again: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(again);
    const temporary = `${path}.${process.pid}`;
    try {
      writeFileSync(temporary, JSON.stringify(content));
      renameSync(temporary, path);
    } catch {
      // On a full disk the note before stands, and what runs goes on.
      rmSync(temporary, { force: true });
      again = setTimeout(write, AGAIN_MS).unref();
    }
  };
  return {
    ended,
    addChild(name, pid) {
      const mark = markProcess(pid);
      content.children = content.children.filter((child) => child.name !== name);
      if (mark !== null) content.children.push({ name, ...mark });
      write();
    },
    setUrl(url) {
      content.url = url;
      write();
    },
    release() {
      clearTimeout(again);
      rmSync(path, { force: true });
    },
  };
}

/** Creates the lock with its content at once; false if there is one. */
function create(path: string, content: LockContent): boolean {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(content));
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function read(path: string): LockContent | null {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as LockContent;
  } catch {
    // Half a file can't come from us; nobody holds it.
    rmSync(path, { force: true });
    return null;
  }
}

/** Removes a lock that nobody holds, unless another start has replaced it meanwhile. */
function discard(path: string, seen: LockContent): void {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const found = read(aside);
  if (found !== null && found.supervisor.pid !== seen.supervisor.pid) renameSync(aside, path);
  else rmSync(aside, { force: true });
}
