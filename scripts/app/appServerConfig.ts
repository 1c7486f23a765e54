import { z } from "zod";

const origin = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));

const environment = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The built app. */
  APP_DIST: z.string().min(1),
  /** Path of a deployment.json. */
  DEPLOYMENT: z.string().min(1),
  /** As the browser reaches them. */
  RPC_URL: z.url({ protocol: /^https?$/ }),
  API_URL: origin,
  RELAY_URL: origin,
  IPFS_GATEWAY_URL: origin,
  CHAIN_NAME: z.string().min(1).default("Local chain"),
  /** "1": the page may offer the demo wallet. Only a build made for a local chain holds one. */
  LOCAL: z.enum(["0", "1"]).default("0"),
});

export type AppServerConfig = z.infer<typeof environment>;

/**
 * The app server's configuration out of the environment.
 *
 * @throws {Error} that names every variable that is missing or wrong, and how
 */
export function appServerConfig(env: NodeJS.ProcessEnv): AppServerConfig {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The app server can't start with this environment:\n${faults.join("\n")}`);
}
