import { execFile, spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { answers, findBin, freePort, unprivileged } from "./postgres.ts";

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
  const as = { ...(owner ? { uid: owner.uid, gid: owner.gid } : {}), cwd: folder };
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
    as,
  );
  const port = await freePort();
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
    { ...as, stdio: "ignore" },
  );
  const endServer = () => server.kill("SIGKILL");
  process.once("exit", endServer);
  const url = new URL(primaryUrl);
  url.port = String(port);
  await answers(url.href);
  return {
    url: url.href,
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      process.off("exit", endServer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
