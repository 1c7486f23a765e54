import { resolve } from "node:path";
import { z } from "zod";
import { ConfigError } from "../errors.ts";

const url = (protocols: RegExp, kinds: string) =>
  z.url({ protocol: protocols, error: `has to be a URL that begins with ${kinds}` });
const web = url(/^https?$/, "http:// or https://");
const required = (what: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? `is missing: ${what}` : "is not usable"),
});
const whole = (least: number, most: number) =>
  z.coerce.number({ error: "has to be a whole number" }).int().min(least).max(most);

/** What both processes read. */
const common = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/, "postgres:// or postgresql://").optional(),
  DATABASE_READ_URL: url(/^postgres(ql)?$/, "postgres:// or postgresql://").optional(),
  COLOPHON_DATA: z.string().min(1).default(".colophon"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(0, 65_535).default(4000),
  APP_ORIGIN: z.string().default(""),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

const indexer = common.extend({
  RPC_URL: z
    .string(required("the JSON-RPC of the chain, http(s):// or ws(s)://"))
    .regex(/^(https?|wss?):\/\/\S+$/, "has to begin with http://, https://, ws:// or wss://"),
  DEPLOYMENT: z.string(required("the path of a deployment.json")).min(1),
  IPFS_API_URL: web.optional(),
  IPFS_GATEWAY_URL: web.optional(),
  FINALITY_BLOCKS: whole(1, 100_000).default(64),
  MAX_CONTENT_BYTES: whole(1, 2 ** 50).default(16 * 2 ** 30),
  POLL_MS: whole(10, 60_000).default(250),
});

export interface ServeConfig {
  host: string;
  port: number;
  /** Origins whose pages may call the API. */
  origins: string[];
  logLevel: z.infer<typeof common>["LOG_LEVEL"];
  /** A replica for the API's queries; undefined: they go where the indexer writes. */
  databaseReadUrl: string | undefined;
}

export interface IndexerConfig extends ServeConfig {
  rpcUrl: string;
  deploymentPath: string;
  database: { url: string } | { directory: string };
  ipfsApiUrl: string | undefined;
  ipfsGatewayUrl: string | undefined;
  finality: number;
  /** Largest work that is fetched and verified. */
  maxContentBytes: number;
  pollMs: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The indexer's configuration from the environment.
 *
 * @throws ConfigError which names every variable that is missing or wrong
 */
export function parseIndexerConfig(env: Environment): IndexerConfig {
  const values = parse(indexer, env);
  if (!values.IPFS_API_URL && !values.IPFS_GATEWAY_URL) {
    throw new ConfigError([
      "IPFS_API_URL is missing: a Kubo RPC (or IPFS_GATEWAY_URL: a trustless gateway), where works are fetched",
    ]);
  }
  if (values.DATABASE_READ_URL && !values.DATABASE_URL) {
    throw new ConfigError(["DATABASE_READ_URL names a replica of DATABASE_URL, which is missing"]);
  }
  return {
    ...serveConfig(values),
    rpcUrl: values.RPC_URL,
    deploymentPath: resolve(values.DEPLOYMENT),
    database: values.DATABASE_URL
      ? { url: values.DATABASE_URL }
      : { directory: resolve(values.COLOPHON_DATA, "index") },
    ipfsApiUrl: values.IPFS_API_URL,
    ipfsGatewayUrl: values.IPFS_GATEWAY_URL,
    finality: values.FINALITY_BLOCKS,
    maxContentBytes: values.MAX_CONTENT_BYTES,
    pollMs: values.POLL_MS,
  };
}

/**
 * The configuration of an API process of its own, which reads an index that an indexer keeps in PostgreSQL.
 *
 * @throws ConfigError
 */
export function parseApiConfig(env: Environment): ServeConfig & { databaseUrl: string } {
  const values = parse(common, env);
  if (!values.DATABASE_URL) {
    throw new ConfigError([
      "DATABASE_URL is missing: an API of its own reads PostgreSQL (PGlite belongs to the indexer's process, which serves the API itself)",
    ]);
  }
  return { ...serveConfig(values), databaseUrl: values.DATABASE_URL };
}

function serveConfig(values: z.infer<typeof common>): ServeConfig {
  const origins = values.APP_ORIGIN.split(",").map((origin) => origin.trim());
  return {
    host: values.HOST,
    port: values.PORT,
    origins: origins.filter((origin) => origin !== ""),
    logLevel: values.LOG_LEVEL,
    databaseReadUrl: values.DATABASE_READ_URL,
  };
}

/** An empty variable is a missing one. */
function parse<T extends z.ZodType>(schema: T, env: Environment): z.infer<T> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
}
