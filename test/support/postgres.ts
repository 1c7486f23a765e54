import { execFile } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { postgresServer } from "./postgresServer.ts";

const run = promisify(execFile);

export interface TestPostgres {
  /** A new empty database's URL. */
  create(): Promise<string>;
  stop(): Promise<void>;
}

/** `max_wal_size=4GB` and the like, as `postgres -c` takes them. */
export type PostgresSetting = `${string}=${string}`;

/**
 * A PostgreSQL server for tests: the one `TEST_DATABASE_URL` names, or else a cluster of our own from Debian's package, in a
 * temporary folder, on a free port. Its server refuses to run as root: it then runs as the unprivileged account `postgres`, or
 * `nobody`.
 *
 * @param settings of a cluster of our own, over the server's defaults
 */
export async function startPostgres(settings: readonly PostgresSetting[] = []): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { create: () => createDatabase(given), stop: async () => undefined };
  const bin = findBin();
  const folder = mkdtempSync(join(tmpdir(), "colophon-pg-"));
  const owner = process.getuid?.() === 0 ? await unprivileged() : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const as = owner ? { uid: owner.uid, gid: owner.gid } : {};
  const data = join(folder, "data");
  await run(join(bin, "initdb"), ["-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    ...as,
    cwd: folder,
  });
  const server = await postgresServer({
    ...{ program: join(bin, "postgres"), data, folder, as, settings },
    urlAt: (port) => `postgresql://test@127.0.0.1:${port}/postgres`,
  });
  return {
    create: () => createDatabase(server.url),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function findBin(): string {
  const root = "/usr/lib/postgresql";
  let versions: string[] = [];
  try {
    versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  } catch {
    // Said below.
  }
  const [newest] = versions;
  if (!newest) {
    throw new Error(
      `no PostgreSQL in ${root}: install Debian's package postgresql, or name a server in TEST_DATABASE_URL`,
    );
  }
  return join(root, newest, "bin");
}

export async function unprivileged(): Promise<{ uid: number; gid: number }> {
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, name])));
      return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
    } catch {
      // The next one.
    }
  }
  throw new Error("PostgreSQL refuses to run as root, and there is no account postgres or nobody to run it as");
}

let count = 0;

async function createDatabase(base: string): Promise<string> {
  const name = `test_${process.pid}_${Date.now().toString(36)}_${count++}`;
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  await client.query(`create database ${pg.escapeIdentifier(name)}`);
  await client.end();
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.href;
}
