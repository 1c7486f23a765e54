import { join, resolve } from "node:path";
import { BadEnvironment, parseEnvironment } from "@colophon/sdk/service/parseEnvironment.ts";
import { z } from "zod";

const wholeNumber = z.coerce.number().int().positive();
const origins = z
  .string()
  .transform((text) => text.split(",").map((origin) => origin.trim().replace(/\/+$/, "")))
  .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1));

const budgets = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text.toLowerCase());
    } catch {
      context.addIssue("it has to be JSON");
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string().regex(/^(0x[0-9a-f]{40}|default)$/),
      z
        .string()
        .regex(/^\d{1,30}$/)
        .transform(BigInt),
    ),
  );

const environment = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
  /** Kubo RPC of the node that keeps what is uploaded. */
  IPFS_API_URL: z.url({ protocol: /^https?$/ }),
  /** Pages that may upload, comma separated. */
  APP_ORIGIN: origins,
  /** Largest file, in bytes. */
  MAX_UPLOAD_BYTES: wholeNumber.default(2 * 1024 ** 3),
  /** Most bytes that the IPFS node may hold for uploads to go on. */
  UPLOAD_QUOTA: wholeNumber.default(100 * 1024 ** 3),
  /** Uploads under way at the same time: of everybody, and of one address. */
  UPLOADS_AT_ONCE: wholeNumber.default(32),
  UPLOADS_AT_ONCE_EACH: wholeNumber.default(6),
  /** Uploads that one address may begin within a minute. */
  UPLOADS_A_MINUTE: wholeNumber.default(300),
  /** Bytes that one address may send within a day by `POST /v1/uploads`, which pins them for good and asks for no signature. */
  UPLOAD_BYTES_A_DAY: wholeNumber.default(10 * 1024 ** 3),
  /** Seconds without a byte until an upload is given up. */
  UPLOAD_PATIENCE: wholeNumber.default(60),
  /** Largest file of a contribution, in bytes. */
  MAX_FILE_BYTES: wholeNumber.default(5 * 1024 ** 3),
  /** Where files lie until their anchor is in a block; all relays on a database need the same. Default: `files` in COLOPHON_DATA. */
  FILES_DIR: z.string().min(1).optional(),
  /** Bytes of that disk that may be spoken for: by everybody, by one address, and by what one account has contributed and isn't published. */
  FILES_DISK: wholeNumber.default(200 * 1024 ** 3),
  FILES_DISK_EACH: wholeNumber.default(20 * 1024 ** 3),
  FILES_DISK_ACCOUNT: wholeNumber.default(20 * 1024 ** 3),
  /** Files of one address that nobody has contributed yet. */
  FILES_EACH: wholeNumber.default(2_000),
  /** Seconds without a byte after which a file that nobody contributed is forgotten. */
  FILES_EXPIRE: wholeNumber.default(86_400),
  /** Connections at the same time, of everybody; more are refused. */
  MAX_CONNECTIONS: wholeNumber.default(10_000),
  /** "1" behind a proxy that sets X-Forwarded-For: its last entry is the address. */
  TRUST_PROXY: z.enum(["0", "1"]).default("0"),

  /** Key of the account that anchors and signs receipts. Without it the relay takes files and nothing else. */
  RELAY_KEY: z
    .string()
    .regex(/^0x[0-9a-fA-F]{64}$/, "it has to be 0x and 64 hex digits")
    .optional(),
  RPC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DEPLOYMENT: z.string().min(1).optional(),
  /** PostgreSQL; without it PGlite in COLOPHON_DATA/relay. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  COLOPHON_DATA: z.string().min(1).default(".colophon"),
  /** Brands whose campaigns are anchored, comma separated; without it whoever's. Anybody can name this account in a campaign of their own. */
  BRANDS: z
    .string()
    .transform((text) => text.split(",").map((brand) => brand.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(/^0x[0-9a-f]{40}$/, "they have to be addresses, with commas between")))
    .optional(),
  /** Batches within a day, of all campaigns: each is a transaction that we pay for. */
  ANCHORS_A_DAY: wholeNumber.default(2_000),
  /** Longest wait of a message for its batch, in seconds. Contracts give an hour after a window's end. */
  BATCH_SECONDS: wholeNumber.max(1_800).default(600),
  /** A batch that has so many leaves waits no longer. With more, voters' proofs could make its file larger than anybody reads. */
  BATCH_LEAVES: wholeNumber.max(65_536).default(65_536),
  /** Votes and answers of one account within an hour. */
  MESSAGES_AN_HOUR: wholeNumber.default(200),
  /** Requests with a message of one address within a minute. */
  MESSAGES_A_MINUTE: wholeNumber.default(120),
  /** Contributions of one account, of one address, and to one campaign, within an hour and a day. */
  WORKS_AN_HOUR: wholeNumber.default(60),
  WORKS_A_DAY: wholeNumber.default(500),
  ADDRESS_WORKS_AN_HOUR: wholeNumber.default(600),
  ADDRESS_WORKS_A_DAY: wholeNumber.default(5_000),
  CAMPAIGN_WORKS_AN_HOUR: wholeNumber.default(65_536),
  CAMPAIGN_WORKS_A_DAY: wholeNumber.default(500_000),
  /** Smart accounts' contributions to one campaign within a day: each is a transaction. */
  CAMPAIGN_DIRECT_A_DAY: wholeNumber.default(200),
  /** JSON: what anchors and claims of a brand's campaigns may cost within a day, in wei: `{"0xbrand": "5000000000000000", "default": "0"}`. */
  BRAND_BUDGETS: budgets.optional(),
  /** Claims that are paid for within a day: of one account, of one address, of everybody. */
  ACCOUNT_CLAIMS_A_DAY: wholeNumber.default(20),
  ADDRESS_CLAIMS_A_DAY: wholeNumber.default(200),
  CLAIMS_A_DAY: wholeNumber.default(5_000),
  /** JSON: the least that a claim has to pay, by token, in its smallest unit: `{"0xtoken": "1000000", "default": "1"}`. ETH has to pay what it costs, too. */
  CLAIM_LEAST: budgets.optional(),
  /** A JSON file of who may contribute to which campaign by this relay: `{"7": ["0xauthor"]}`. Read again when it changes. */
  ALLOW_LISTS: z.string().min(1).optional(),
  /** A service of captchas, compatible with Turnstile's and hCaptcha's `siteverify`; all of these, or none. */
  CAPTCHA_VERIFY_URL: z.url({ protocol: /^https?$/ }).optional(),
  CAPTCHA_SECRET: z.string().min(1).optional(),
  CAPTCHA_SITE_KEY: z.string().min(1).optional(),
  CAPTCHA_PROVIDER: z.string().min(1).default("turnstile"),
  /** What draws it in a browser, for services other than `turnstile` and `hcaptcha`: a script that makes an object of the provider's name with their `render`. */
  CAPTCHA_SCRIPT: z.url({ protocol: /^https?$/ }).optional(),
  /** Seconds that a session lasts. */
  SESSION_SECONDS: wholeNumber.default(86_400),
  /** Blocks on top of an anchor until its works are published: more where blocks are often taken back. */
  PUBLISH_CONFIRMATIONS: z.coerce.number().int().min(0).default(0),
  /** Seconds until a transaction that is in no block is replaced by one that pays more. */
  STUCK_SECONDS: wholeNumber.default(60),
  /** Most that a transaction may pay for a unit of gas, in gwei; above it batches wait. */
  MAX_FEE_GWEI: z.coerce.number().positive().default(500),
  /** Blocks on top of an anchor until it isn't looked at again. */
  CONFIRMATIONS: wholeNumber.default(32),
  /** Milliseconds between two looks at what there is to do. */
  ROUND_MS: wholeNumber.default(1_000),
});

export type RelayConfig = z.infer<typeof environment>;

/** What anchoring needs beside the rest; there is all of it, or no key. */
export interface AnchoringConfig {
  key: `0x${string}`;
  rpcUrl: string;
  deploymentPath: string;
  database: { url: string } | { directory: string };
  /** Where files lie until their anchor is in a block. */
  files: string;
}

/** @throws {BadEnvironment} which names every variable that is missing or wrong */
export function relayConfig(env: Readonly<Record<string, string | undefined>>): RelayConfig {
  const config = parseEnvironment("relay", environment, env);
  const { CAPTCHA_VERIFY_URL, CAPTCHA_SECRET, CAPTCHA_SITE_KEY } = config;
  const captcha = { CAPTCHA_VERIFY_URL, CAPTCHA_SECRET, CAPTCHA_SITE_KEY };
  const missing = Object.entries(captcha).filter(([, value]) => value === undefined);
  // A captcha that is half configured would be none, and nobody would see it.
  if (missing.length > 0 && missing.length < 3) {
    throw new BadEnvironment(
      "relay",
      missing.map(([variable]) => ({ variable, why: "it is missing, and the other settings of captchas need it" })),
    );
  }
  return config;
}

/**
 * What anchoring needs; null where there is no key, and the relay takes files only.
 *
 * @throws {BadEnvironment} where there is a key, and not the rest
 */
export function anchoringConfig(config: RelayConfig): AnchoringConfig | null {
  const { RELAY_KEY, RPC_URL, DEPLOYMENT, DATABASE_URL, COLOPHON_DATA } = config;
  if (RELAY_KEY === undefined) return null;
  if (RPC_URL === undefined || DEPLOYMENT === undefined) {
    const missing = { RPC_URL, DEPLOYMENT };
    const names = (["RPC_URL", "DEPLOYMENT"] as const).filter((name) => missing[name] === undefined);
    throw new BadEnvironment(
      "relay",
      names.map((variable) => ({ variable, why: "it is missing, and RELAY_KEY needs it" })),
    );
  }
  return {
    key: RELAY_KEY as `0x${string}`,
    rpcUrl: RPC_URL,
    deploymentPath: resolve(DEPLOYMENT),
    files: resolve(config.FILES_DIR ?? join(COLOPHON_DATA, "files")),
    database: DATABASE_URL === undefined ? { directory: resolve(COLOPHON_DATA, "relay") } : { url: DATABASE_URL },
  };
}
