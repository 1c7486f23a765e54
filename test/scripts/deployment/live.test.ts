import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { numberToHex } from "viem";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { artifactFolder } from "../../../scripts/deployment/artifacts.ts";
import { createX, ensureCreateX } from "../../../scripts/deployment/createX.ts";
import { deployLive, type LiveDeployment } from "../../../scripts/deployment/deployLive.ts";
import {
  CreateXMissing,
  DeploymentDiffers,
  NetworkUnknown,
  ParametersRefused,
  WrongChain,
} from "../../../scripts/deployment/errors.ts";
import { liveParameters, localParameters, readParameters } from "../../../scripts/deployment/parameters.ts";
import { planDeployment } from "../../../scripts/deployment/planDeployment.ts";
import { chain, folder, planAndFolder } from "./support.ts";

const sepolia = 11_155_111;
// anvil's own third account; it has no ether anywhere else.
const key = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";

planAndFolder();

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
