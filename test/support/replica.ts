import { execFile } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findBin, unprivileged } from "./postgres.ts";
import { postgresServer } from "./postgresServer.ts";

const run = promisify(execFile);

export interface TestReplica {
  /** The same database, on the replica. */
  url: string;
  stop(): Promise<void>;
}

/** A real hot standby of a test's own server, streaming from it. Not for a server that `TEST_DATABASE_URL` names. */
export async function startReplica(primaryUrl: string): Promise<TestReplica> {
  const bin = findBin();
  const folder = mkdtempSync(join(tmpdir(), "colophon-replica-"));
  const owner = process.getuid?.() === 0 ? await unprivileged() : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const as = owner ? { uid: owner.uid, gid: owner.gid } : {};
  const data = join(folder, "data");
  const from = new URL(primaryUrl);
  await run(
    join(bin, "pg_basebackup"),
    [
      "-h",
      from.hostname,
      "-p",
      from.port,
      "-U",
      from.username,
      "-D",
      data,
      "-R",
      "-X",
      "stream",
      "-c",
      "fast",
      "--no-sync",
    ],
    { ...as, cwd: folder },
  );
  const server = await postgresServer({
    ...{ program: join(bin, "postgres"), data, folder, as, settings: [] },
    urlAt: (port) => {
      const url = new URL(primaryUrl);
      url.port = String(port);
      return url.href;
    },
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
