import { parseEnvironment } from "@colophon/sdk/service/parseEnvironment.ts";
import { z } from "zod";

const wholeNumber = z.coerce.number().int().positive();
const origins = z
  .string()
  .transform((text) => text.split(",").map((origin) => origin.trim().replace(/\/+$/, "")))
  .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1));

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
  /** Seconds without a byte until an upload is given up. */
  UPLOAD_PATIENCE: wholeNumber.default(60),
  /** "1" behind a proxy that sets X-Forwarded-For: its last entry is the address. */
  TRUST_PROXY: z.enum(["0", "1"]).default("0"),
});

export type RelayConfig = z.infer<typeof environment>;

/** @throws {BadEnvironment} which names every variable that is missing or wrong */
export function relayConfig(env: Readonly<Record<string, string | undefined>>): RelayConfig {
  return parseEnvironment("relay", environment, env);
}
