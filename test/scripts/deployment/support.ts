import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { type Address, createTestClient, http, publicActions, walletActions } from "viem";
import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { parts } from "../../../modules/parts.ts";
import { artifactFolder, ensureArtifacts } from "../../../scripts/deployment/artifacts.ts";
import { deployModule } from "../../../scripts/deployment/deployModule.ts";
import { jsonRpcProvider } from "../../../scripts/deployment/jsonRpcProvider.ts";
import { localParameters, readParameters } from "../../../scripts/deployment/parameters.ts";
import { type Plan, planDeployment } from "../../../scripts/deployment/planDeployment.ts";
import { startAnvil } from "../../../sdk/test/support/localChain.ts";

export let plan: Plan;
/** A fresh one for each test. */
export let folder: string;
/** Killed after each test. */
const running: ChildProcess[] = [];

/** Registers what makes {@link plan} and {@link folder}, and ends the chains of a test after it. */
export function planAndFolder(): void {
  beforeAll(async () => {
    await ensureArtifacts(["Genesis", ...parts, "DemoToken"]);
    plan = await planDeployment(await readParameters(localParameters, { live: false }), artifactFolder);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-deploy-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    for (const anvil of running.splice(0)) {
      const gone = once(anvil, "exit");
      anvil.kill("SIGKILL");
      await gone;
    }
  });
}

/** A chain of its own, gone after the test. */
export async function chain(chainId: number) {
  const { process: anvil, url } = await startAnvil(chainId);
  running.push(anvil);
  const client = createTestClient({ mode: "anvil", transport: http(url), pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);
  return { url, client, provider: jsonRpcProvider(url) };
}

export type Chain = Awaited<ReturnType<typeof chain>>;

/** Sends as an account whose key anvil has. */
export async function send({ client, provider }: Chain, call: { from: Address; to: Address; data?: string }) {
  const hash = (await provider.request({ method: "eth_sendTransaction", params: [call] })) as `0x${string}`;
  const receipt = await client.waitForTransactionReceipt({ hash });
  expect(receipt.status).toBe("success");
  return receipt;
}

/** Deploys to a local chain by the account of that number. */
export const deployTo = (provider: EIP1193Provider, account = 0, into = join(folder, "ignition")) =>
  deployModule({
    provider,
    artifacts: artifactFolder,
    plan,
    folder: into,
    demo: false,
    local: true,
    sender: (accounts) => accounts[account],
    config: { blockPollingInterval: 20, requiredConfirmations: 1 },
  });
