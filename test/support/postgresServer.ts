import { spawn } from "node:child_process";
import pg from "pg";
import { freePort } from "../../scripts/runtime/ports.ts";
import { withParent } from "../../scripts/runtime/withParent.ts";

/** A minute, ten times a second: a machine that does much else takes long to start a cold server. */
const ATTEMPTS = 600;
/** Between a port's being free and the server's taking it, somebody else may. */
const PORTS = 10;
/** In the words of `lc_messages=C`. */
const TAKEN = /Address already in use/;

export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

interface ServerOptions {
  /** The program `postgres`. */
  program: string;
  data: string;
  /** Where it runs, and puts its socket. */
  folder: string;
  /** Whom it runs as, if not as us. */
  as: { uid?: number; gid?: number };
  settings: readonly string[];
  /** How to reach it there; as a superuser. */
  urlAt: (port: number) => string;
}

/**
 * Runs a PostgreSQL server on a data folder until it answers, on a free port of loopback.
 *
 * @throws where it ends, or doesn't answer for a minute, with what it said
 */
export async function postgresServer(options: ServerOptions): Promise<PostgresServer> {
  let said = "";
  for (let attempt = 0; attempt < PORTS; attempt++) {
    const started = await start(options, await freePort());
    if ("url" in started) return started;
    ({ said } = started);
    if (!TAKEN.test(said)) break;
  }
  throw new Error(`PostgreSQL on ${options.data} didn't come up: ${said}`);
}

/** @returns the server, or what it said before it ended */
async function start(
  { program, data, folder, as, settings, urlAt }: ServerOptions,
  port: number,
): Promise<PostgresServer | { said: string }> {
  const own = ["-D", data, "-p", String(port), "-k", folder];
  const set = ["listen_addresses=127.0.0.1", "fsync=off", "lc_messages=C", ...settings];
  // A run that is interrupted, or killed, leaves no server behind.
  const server = spawn(...withParent(program, [...own, ...set.flatMap((setting) => ["-c", setting])]), {
    ...as,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const endServer = () => server.kill("SIGKILL");
  process.once("exit", endServer);
  let said = "";
  const hear = (text: string) => {
    said = (said + text).slice(-4_000);
  };
  server.stderr.on("data", (chunk: Buffer) => hear(chunk.toString()));
  server.once("error", (error) => hear(error.message));
  let isGone = false;
  const gone = new Promise<void>((resolve) =>
    server.once("close", () => {
      isGone = true;
      process.off("exit", endServer);
      resolve();
    }),
  );
  const url = urlAt(port);
  for (let attempt = 0; attempt < ATTEMPTS && !isGone; attempt++) {
    const folderThere = await dataFolderAt(url).catch((error: unknown) => {
      if (attempt === ATTEMPTS - 1) hear(String(error));
      return null;
    });
    if (folderThere === data) {
      const stop = async () => {
        server.kill("SIGINT");
        await gone;
      };
      return { url, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill("SIGKILL");
  await gone;
  return { said };
}

/** On a port that was taken, another server may answer. */
async function dataFolderAt(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory;
  } finally {
    await client.end().catch(() => undefined);
  }
}
