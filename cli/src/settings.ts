import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Deployment, parseDeployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { z } from "zod";
import { BadSetting } from "./errors.ts";

/** The flags that every command takes. */
export type GlobalFlags = {
  json?: boolean;
  rpcUrl?: string;
  apiUrl?: string;
  relayUrl?: string;
  ipfsGateway?: string;
  ipfsApi?: string;
  deployment?: string;
};

/** What a local `npm start` writes to `DATA/runtime.json`, so that the command finds it without any setting. */
const runtimeFile = z.object({
  rpcUrl: z.string().optional(),
  apiUrl: z.string().optional(),
  relayUrl: z.string().optional(),
  gatewayUrl: z.string().optional(),
  ipfsApiUrl: z.string().optional(),
  appUrl: z.string().optional(),
  /** A path, or the deployment itself. */
  deployment: z.unknown().optional(),
});

export type Runtime = z.infer<typeof runtimeFile>;

/** One setting: where it can come from. */
const SETTINGS = {
  rpcUrl: { flag: "--rpc-url", variable: "RPC_URL", words: "the chain's RPC endpoint" },
  apiUrl: { flag: "--api-url", variable: "API_URL", words: "the API" },
  relayUrl: { flag: "--relay-url", variable: "RELAY_URL", words: "the relay" },
  ipfsGateway: { flag: "--ipfs-gateway", variable: "IPFS_GATEWAY_URL", words: "an IPFS gateway" },
  ipfsApi: { flag: "--ipfs-api", variable: "IPFS_API_URL", words: "an IPFS node's RPC" },
} as const;

export type UrlSetting = keyof typeof SETTINGS;

const FROM_RUNTIME = {
  rpcUrl: "rpcUrl",
  apiUrl: "apiUrl",
  relayUrl: "relayUrl",
  ipfsGateway: "gatewayUrl",
  ipfsApi: "ipfsApiUrl",
} as const satisfies Record<UrlSetting, keyof Runtime>;

/** Flags first, then the environment, then the local run. */
export class Settings {
  readonly #flags: GlobalFlags;
  #runtime: Promise<Runtime> | null = null;

  constructor(flags: GlobalFlags) {
    this.#flags = flags;
  }

  /** The URL of a service, without a slash at its end. @throws {BadSetting} */
  async url(setting: UrlSetting): Promise<string> {
    const { flag, variable, words } = SETTINGS[setting];
    const url = await this.optionalUrl(setting);
    if (url !== null) return url;
    const action = `Give ${flag} or set ${variable}; a local run (npm start) is found by itself.`;
    throw new BadSetting(setting, `It isn't known where ${words} is.`, action);
  }

  /** Like {@link url}; null where nothing says where it is. @throws {BadSetting} */
  async optionalUrl(setting: UrlSetting): Promise<string | null> {
    const { flag, variable } = SETTINGS[setting];
    const given = this.#flags[setting] ?? nonEmpty(process.env[variable]);
    const url = given ?? (await this.#local())[FROM_RUNTIME[setting]];
    if (url === undefined) return null;
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw new BadSetting(
        setting,
        `“${url}” is no http URL (${flag}, ${variable}).`,
        "Give one like http://127.0.0.1:8545.",
      );
    }
    return url.replace(/\/+$/, "");
  }

  /** Where the contracts are. @throws {BadSetting} {DeploymentMissing} {DeploymentInvalid} */
  async deployment(): Promise<Deployment> {
    const path = this.#flags.deployment ?? nonEmpty(process.env.DEPLOYMENT);
    if (path !== undefined) return readDeployment(resolve(path));
    const { deployment } = await this.#local();
    if (typeof deployment === "string") return readDeployment(resolve(dataFolder(), deployment));
    if (deployment !== undefined) return parseDeployment(deployment);
    return readDeployment(join(dataFolder(), "deployment.json"));
  }

  #local(): Promise<Runtime> {
    this.#runtime ??= readRuntime();
    return this.#runtime;
  }
}

/** Where a local run keeps its data: as `npm start` decides it. */
function dataFolder(): string {
  const checkout = fileURLToPath(new URL("../..", import.meta.url));
  return resolve(nonEmpty(process.env.COLOPHON_DATA) ?? join(checkout, ".colophon"));
}

async function readRuntime(): Promise<Runtime> {
  const path = join(dataFolder(), "runtime.json");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return {};
  try {
    return runtimeFile.parse(JSON.parse(text));
  } catch {
    throw new BadSetting("runtime", `${path} can't be read.`, "Run npm start again, which writes it anew.");
  }
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
