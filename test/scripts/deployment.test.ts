import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import {
  type Address,
  concatHex,
  createTestClient,
  http,
  numberToHex,
  padHex,
  parseAbi,
  publicActions,
  walletActions,
} from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parts } from "../../modules/parts.ts";
import { artifactFolder, ensureArtifacts } from "../../scripts/deployment/artifacts.ts";
import { createX, ensureCreateX } from "../../scripts/deployment/createX.ts";
import { deployLive, type LiveDeployment } from "../../scripts/deployment/deployLive.ts";
import { deployLocal } from "../../scripts/deployment/deployLocal.ts";
import { deployModule } from "../../scripts/deployment/deployModule.ts";
import {
  CreateXMissing,
  DeploymentDiffers,
  DeploymentUnfinished,
  NetworkUnknown,
  ParametersRefused,
  WrongChain,
} from "../../scripts/deployment/errors.ts";
import { jsonRpcProvider } from "../../scripts/deployment/jsonRpcProvider.ts";
import { liveParameters, localParameters, readParameters } from "../../scripts/deployment/parameters.ts";
import { type Plan, planDeployment, salt } from "../../scripts/deployment/planDeployment.ts";
import { recordDeployment } from "../../scripts/deployment/recordDeployment.ts";
import { startAnvil } from "../../sdk/test/support/localChain.ts";

const sepolia = 11_155_111;
// anvil's own third account; it has no ether anywhere else.
const key = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";
const placeAbi = parseAbi(["function place(uint8 part, bytes creationCode) returns (address)"]);
const neighbours = ["royalties", "pools", "campaigns", "contributions"] as const;
const neighboursAbi = parseAbi([
  "function royalties() view returns (address)",
  "function pools() view returns (address)",
  "function campaigns() view returns (address)",
  "function contributions() view returns (address)",
]);
const createXAbi = parseAbi(["function deployCreate2(bytes32 salt, bytes initCode) payable returns (address)"]);

let plan: Plan;
let folder: string;
const running: ChildProcess[] = [];

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

async function chain(chainId: number) {
  const { process: anvil, url } = await startAnvil(chainId);
  running.push(anvil);
  const client = createTestClient({ mode: "anvil", transport: http(url), pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);
  return { url, client, provider: jsonRpcProvider(url) };
}

type Chain = Awaited<ReturnType<typeof chain>>;

/** Sends as an account whose key anvil has. */
async function send({ client, provider }: Chain, call: { from: Address; to: Address; data?: string }) {
  const hash = (await provider.request({ method: "eth_sendTransaction", params: [call] })) as `0x${string}`;
  const receipt = await client.waitForTransactionReceipt({ hash });
  expect(receipt.status).toBe("success");
  return receipt;
}

const deployTo = (provider: EIP1193Provider, account = 0, into = join(folder, "ignition")) =>
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

describe("the same addresses on every chain", () => {
  it("whatever its id, whoever deploys, whatever was done before", async () => {
    const [one, other] = await Promise.all([chain(31337), chain(4242)]);
    const [first, second] = (await one.client.getAddresses()) as [Address, Address];
    for (let sent = 0; sent < 3; sent += 1) await send(other, { from: second, to: first });
    const home = await deployLocal({ rpcUrl: one.url, dataDir: join(folder, "one"), withDemoToken: true });
    const { found } = await deployTo(other.provider, 1, join(folder, "other"));
    const abroad = await recordDeployment({ ...other, plan, folder: join(folder, "other"), found });

    expect(home).toMatchObject({ chainId: 31337, contributions: plan.addresses.Contributions });
    expect(abroad).toMatchObject({
      chainId: 4242,
      contributions: home.contributions,
      curation: home.curation,
      rewardPools: home.rewardPools,
      royalties: home.royalties,
      editions: home.editions,
    });
    expect(await readDeployment(join(folder, "other", "deployment.json"))).toEqual(abroad);
  });

  it("with contracts that name one another in a circle", async () => {
    const { client, provider } = await chain(31337);
    await deployTo(provider);
    const { Contributions, RewardPools, Curation, Royalties, Editions } = plan.addresses;
    const named = async (address: Address, functionName: (typeof neighbours)[number]) =>
      await client.readContract({ address, abi: neighboursAbi, functionName });
    expect(await named(Contributions, "royalties")).toBe(Royalties);
    expect(await named(Royalties, "pools")).toBe(RewardPools);
    expect(await named(RewardPools, "campaigns")).toBe(Contributions);
    expect(await named(Curation, "contributions")).toBe(Contributions);
    expect(await named(Curation, "pools")).toBe(RewardPools);
    expect(await named(Editions, "campaigns")).toBe(Contributions);
    expect(await named(Editions, "pools")).toBe(RewardPools);
    expect(await named(Editions, "royalties")).toBe(Royalties);
  });

  it("and other ones for other parameters", async () => {
    const { addresses } = await planDeployment({ ...plan.parameters, refund: 301 }, artifactFolder);
    for (const name of ["Genesis", ...parts] as const) expect(addresses[name]).not.toBe(plan.addresses[name]);
  });
});

describe("repeating", () => {
  it("a second run changes nothing", async () => {
    const { url, client, provider } = await chain(31337);
    const options = { rpcUrl: url, dataDir: folder, withDemoToken: true };
    const before = await deployLocal(options);
    const height = await client.getBlockNumber();
    expect(await deployLocal(options)).toEqual(before);
    await deployTo(provider);
    expect(await client.getBlockNumber()).toBe(height);
  });

  // Genesis and each of its parts, cut off before the node heard of it, and after.
  const cuts = [0, 1, 2, 3, 4, 5].flatMap((step) => [
    { step, heard: false },
    { step, heard: true },
  ]);
  it.each(cuts)("goes on after a cut at transaction $step (node heard of it: $heard)", async ({ step, heard }) => {
    const { client, provider } = await chain(31337);
    let sent = 0;
    const cut: EIP1193Provider = {
      request: async (call) => {
        if (call.method !== "eth_sendTransaction" || sent++ !== step) return await provider.request(call);
        if (heard) await provider.request(call);
        throw new Error("the line was cut");
      },
    };
    await expect(deployTo(cut)).rejects.toThrow(DeploymentUnfinished);
    const { found } = await deployTo(provider);
    const deployment = await recordDeployment({ client, plan, folder: join(folder, "ignition"), found });
    expect(deployment).toMatchObject({ startBlock: 2, contributions: plan.addresses.Contributions });
  });

  it("goes on where somebody else began, and counts from there", async () => {
    const here = await chain(31337);
    await deployTo(here.provider);
    const [genesis] = await here.client.getLogs({ address: createX, fromBlock: 0n });
    const place = (await here.client.getBlock({ includeTransactions: true, blockNumber: 3n })).transactions[0];
    if (genesis?.transactionHash == null || place === undefined) throw new Error("nothing was deployed");
    const { input } = await here.client.getTransaction({ hash: genesis.transactionHash });

    const there = await chain(4242);
    await ensureCreateX(there.provider, { place: true });
    const [, stranger] = (await there.client.getAddresses()) as [Address, Address];
    const begun = await send(there, { from: stranger, to: createX, data: input });
    await send(there, { from: stranger, to: plan.addresses.Genesis, data: place.input });
    await there.client.mine({ blocks: 5 });
    const into = join(folder, "there");
    const { found } = await deployTo(there.provider, 0, into);
    expect(found).toBe(true);
    const deployment = await recordDeployment({ ...there, plan, folder: into, found });
    expect(deployment.startBlock).toBe(Number(begun.blockNumber));
    // And once more, from its own journal.
    expect(await deployTo(there.provider, 0, into)).toEqual({ found: true });
  });
});

describe("nobody else can take the addresses", () => {
  it("with other code, though anybody may place ours", async () => {
    const { client, provider } = await chain(31337);
    const [, , stranger] = (await client.getAddresses()) as [Address, Address, Address];
    await deployTo(provider);
    const code = plan.code.Royalties;
    const other = { address: plan.addresses.Genesis, abi: placeAbi, account: stranger } as const;
    // Already there: nothing is done, whatever is brought.
    const { result } = await client.simulateContract({
      ...other,
      functionName: "place",
      args: [parts.indexOf("Royalties"), `${code}00`],
    });
    expect(result).toBe(plan.addresses.Royalties);
    await client.setCode({ address: plan.addresses.Royalties, bytecode: "0x" });
    await expect(
      client.simulateContract({ ...other, functionName: "place", args: [parts.indexOf("Royalties"), `${code}00`] }),
    ).rejects.toThrow(/reverted/);
    // The same salt with other code is another address.
    const { result: elsewhere } = await client.simulateContract({
      address: createX,
      abi: createXAbi,
      account: stranger,
      functionName: "deployCreate2",
      args: [salt, concatHex([code, padHex(stranger)])],
    });
    expect(Object.values(plan.addresses)).not.toContain(elsewhere);
  });
});

describe("a public network", () => {
  const said: string[] = [];
  const live = (options: Partial<LiveDeployment> = {}) =>
    deployLive({
      network: "sepolia",
      action: "plan",
      deployments: folder,
      say: (line) => said.push(line),
      ...options,
    });
  const environment = { ...process.env };
  beforeEach(() => {
    said.length = 0;
    delete process.env.DEPLOYER_KEY;
    delete process.env.ETHERSCAN_API_KEY;
  });
  afterAll(() => {
    process.env = environment;
  });

  async function publicChain(chainId = sepolia) {
    const made = await chain(chainId);
    process.env.SEPOLIA_RPC_URL = made.url;
    await ensureCreateX(made.provider, { place: true });
    return made;
  }

  it("shows what would be done, without a key, and signs nothing", async () => {
    const { client } = await publicChain();
    const height = await client.getBlockNumber();
    expect(await live()).toBeNull();
    const parameters = await readParameters(liveParameters, { live: true });
    const { addresses } = await planDeployment(parameters, artifactFolder);
    const text = said.join("\n");
    for (const address of Object.values(addresses)) expect(text).toContain(`${address}  to be placed`);
    expect(text).toMatch(/\d{7,} gas at [\d.]+ gwei = [\d.]+ ETH/);
    expect(text).toContain("challenge      3 days");
    expect(await client.getBlockNumber()).toBe(height);
    expect(await readdir(folder)).toEqual([]);
  });

  it("gets what was shown, and has it checked; again, nothing changes", async () => {
    const { client } = await publicChain();
    process.env.DEPLOYER_KEY = key;
    const deployment = await live({ action: "send" });
    expect(await readDeployment(join(folder, `chain-${sepolia}`, "deployment.json"))).toEqual(deployment);
    expect(said.join("\n")).toMatch(/0x[\da-fA-F]{40} {2}to be placed/);
    expect(said.join("\n")).toContain("No ETHERSCAN_API_KEY");
    const height = await client.getBlockNumber();
    expect(await live({ action: "send" })).toEqual(deployment);
    expect(await client.getBlockNumber()).toBe(height);
    delete process.env.DEPLOYER_KEY;
    expect(await live({ action: "check" })).toEqual(deployment);

    // One bit, in code and in a value that a constructor set; and a contract that is gone.
    const address = deployment?.rewardPools ?? "0x";
    const { immutableReferences } = JSON.parse(JSON.stringify(await artifactFolder.loadArtifact("RewardPools"))) as {
      immutableReferences: Record<string, { start: number }[]>;
    };
    const immutable = Object.values(immutableReferences)[0]?.[0]?.start ?? 0;
    const code = (await client.getCode({ address })) ?? "0x";
    for (const [at, where] of [
      [100, /RewardPools differs at byte 100 .* in its code/],
      [immutable + 31, new RegExp(`RewardPools differs at byte ${immutable + 31} .* in a value`)],
    ] as const) {
      await client.setCode({ address, bytecode: flip(code, at) });
      await expect(live({ action: "check" })).rejects.toThrow(DeploymentDiffers);
      await expect(live({ action: "check" })).rejects.toThrow(where);
    }
    await client.setCode({ address, bytecode: "0x" });
    await expect(live({ action: "check" })).rejects.toThrow(/RewardPools isn't there/);
    await client.setCode({ address, bytecode: code });

    const file = join(folder, `chain-${sepolia}`, "deployment.json");
    const moved = { ...deployment, curation: address };
    await writeFile(file, JSON.stringify(moved));
    await expect(live({ action: "check" })).rejects.toThrow(/Curation is at .* in deployment.json/);
  });

  it("is refused where the endpoint is another chain's", async () => {
    await publicChain(1);
    await expect(live()).rejects.toThrow(WrongChain);
    process.env.DEPLOYER_KEY = key;
    await expect(live({ action: "send" })).rejects.toThrow(WrongChain);
    await expect(live({ chainId: 1 })).rejects.toThrow(WrongChain);
    await expect(live({ network: "live" })).rejects.toThrow(NetworkUnknown);
    await expect(live({ network: "nowhere" })).rejects.toThrow(NetworkUnknown);
  });

  it("is refused where CreateX is missing, or isn't CreateX", async () => {
    const { url, client } = await chain(sepolia);
    process.env.SEPOLIA_RPC_URL = url;
    await expect(live()).rejects.toThrow(CreateXMissing);
    await client.setCode({ address: createX, bytecode: numberToHex(0xfe) });
    await expect(live()).rejects.toThrow(/other code/);
  });

  it("takes no short periods, no unknown or missing ones", async () => {
    await publicChain();
    await expect(live({ parameters: localParameters })).rejects.toThrow(ParametersRefused);
    const good = JSON.parse(await readFile(liveParameters, "utf8")) as Record<string, unknown>;
    const path = join(folder, "parameters.json");
    const bad: [object, RegExp][] = [
      ...(["reviewMin", "appealMin", "finalityMin", "challenge", "silence", "reopen", "refund"] as const).map(
        (name): [object, RegExp] => [{ ...good, [name]: Number(good[name]) - 1 }, new RegExp(`${name} is`)],
      ),
      [{ ...good, refund: undefined }, /refund/],
      [{ ...good, fee: 1 }, /fee/],
      [{ ...good, appealBondCap: "0.1" }, /appealBondCap: not an amount/],
    ];
    for (const [content, problem] of bad) {
      await writeFile(path, JSON.stringify(content));
      await expect(live({ parameters: path })).rejects.toThrow(problem);
    }
  });
});

function flip(code: `0x${string}`, at: number): `0x${string}` {
  const bytes = Buffer.from(code.slice(2), "hex");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return `0x${bytes.toString("hex")}`;
}
