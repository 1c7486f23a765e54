import { execFile } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface SmallDisk {
  path: string;
  /** Fills it, but for so many bytes. */
  fill: (left: number) => Promise<void>;
  /** Frees what `fill` took. */
  free: () => Promise<void>;
  /** Once nobody uses it. */
  remove: () => Promise<void>;
}

/** A disk of its own, in memory, that a test can fill; or why there can't be one (it takes Linux, and root). */
export async function smallDisk(mib: number): Promise<SmallDisk | string> {
  const path = await mkdtemp(join(tmpdir(), "colophon-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${mib}m,mode=700`, "tmpfs", path]);
  } catch (error) {
    await rm(path, { recursive: true });
    return `no small disk can be mounted: ${error instanceof Error ? error.message.trim() : String(error)}`;
  }
  const filler = join(path, "filler");
  return {
    path,
    fill: async (left) => {
      const { bavail, bsize } = await statfs(path);
      await writeFile(filler, Buffer.alloc(bavail * bsize - left));
    },
    free: () => rm(filler),
    remove: async () => {
      await run("umount", [path]);
      await rm(path, { recursive: true });
    },
  };
}
