import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPublicClient, custom, type Hex } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assertDeployed } from "../../src/deployment/assertDeployed.ts";
import {
  DeploymentInvalid,
  DeploymentMissing,
  DeploymentNotOnChain,
  DeploymentOfOtherChain,
} from "../../src/deployment/errors.ts";
import { parseDeployment } from "../../src/deployment/parseDeployment.ts";
import { readDeployment } from "../../src/deployment/readDeployment.ts";
import { readIgnitionDeployment } from "../../src/deployment/readIgnitionDeployment.ts";

const contributions = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const curation = "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0";
const rewardPools = "0xCf7Ed3AccA5a467e9e704C703E8D87F634fB0Fc9";
const royalties = "0xDc64a140Aa3E981100a9becA4E685f962f0cF6C9";
const editions = "0x5FC8d32690cc91D4c39d9d3abcBD16989F875707";
const dollar = "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512";
const token = { address: dollar, symbol: "dUSD", name: "Demo Dollar", decimals: 6 };
const deployment = {
  chainId: 31337,
  startBlock: 3,
  contributions,
  curation,
  rewardPools,
  royalties,
  editions,
  tokens: [token],
};

describe("parseDeployment", () => {
  it("takes text and values, and checksums addresses", () => {
    expect(parseDeployment(deployment)).toEqual(deployment);
    expect(parseDeployment(JSON.stringify({ ...deployment, curation: curation.toLowerCase() }))).toEqual(deployment);
  });

  it.each([
    ["not JSON", "{", /not JSON/],
    ["a missing field", { ...deployment, curation: undefined }, /curation/],
    ["a field that is not its own", { ...deployment, owner: curation }, /owner/],
    ["half an address", { ...deployment, rewardPools: "0x12" }, /rewardPools: not an address/],
    ["a wrong checksum", { ...deployment, rewardPools: rewardPools.replace("C", "c") }, /rewardPools: not an address/],
    ["a negative block", { ...deployment, startBlock: -1 }, /startBlock/],
    ["a token without decimals", { ...deployment, tokens: [{ ...token, decimals: undefined }] }, /tokens\.0\.decimals/],
    ["nothing", null, /the whole/],
  ])("refuses %s, and says where", (_, content, problem) => {
    expect(() => parseDeployment(content)).toThrow(DeploymentInvalid);
    expect(() => parseDeployment(content)).toThrow(problem);
  });
});

describe("files", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-deployment-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const journal = [
    { type: "DEPLOYMENT_INITIALIZE", chainId: 31337 },
    { type: "TRANSACTION_SEND", futureId: "Colophon#Contributions" },
    { type: "TRANSACTION_CONFIRM", receipt: { blockNumber: 4, contractAddress: curation } },
    { type: "TRANSACTION_CONFIRM", receipt: { blockNumber: 3, contractAddress: contributions } },
    { type: "TRANSACTION_CONFIRM", receipt: { blockNumber: 5, contractAddress: rewardPools } },
  ];
  const addresses = {
    "Colophon#Contributions": contributions,
    "Colophon#Curation": curation,
    "Colophon#RewardPools": rewardPools,
    "Colophon#Royalties": royalties,
    "Colophon#Editions": editions,
  };
  const describeToken = async () => ({ symbol: "dUSD", name: "Demo Dollar", decimals: 6 });
  async function ignition(deployed: object, lines: readonly unknown[]) {
    await writeFile(join(folder, "deployed_addresses.json"), JSON.stringify(deployed));
    await writeFile(join(folder, "journal.jsonl"), `\n${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
  }

  it("a deployment.json is read, or missed by name", async () => {
    const path = join(folder, "deployment.json");
    await expect(readDeployment(path)).rejects.toThrow(DeploymentMissing);
    await expect(readDeployment(path)).rejects.toThrow(path);
    await writeFile(path, JSON.stringify(deployment));
    expect(await readDeployment(path)).toEqual(JSON.parse(await readFile(path, "utf8")));
  });

  it("Ignition's own files say what is where, and from which block on", async () => {
    await ignition(addresses, journal);
    expect(await readIgnitionDeployment(folder, describeToken)).toEqual({ ...deployment, tokens: [] });
    await ignition({ ...addresses, "Demo#DemoToken": dollar }, journal);
    expect(await readIgnitionDeployment(folder, describeToken)).toEqual(deployment);
  });

  it("contracts that were there before count from their own block", async () => {
    await ignition(addresses, journal);
    expect(await readIgnitionDeployment(folder, describeToken, 2)).toMatchObject({ startBlock: 2 });
    expect(await readIgnitionDeployment(folder, describeToken, 9)).toMatchObject({ startBlock: 3 });
  });

  it("an unfinished or broken Ignition deployment is refused", async () => {
    await expect(readIgnitionDeployment(folder, describeToken)).rejects.toThrow(DeploymentMissing);
    await ignition({ ...addresses, "Colophon#RewardPools": undefined }, journal);
    await expect(readIgnitionDeployment(folder, describeToken)).rejects.toThrow(/never finished Colophon#RewardPools/);
    await ignition(addresses, journal.slice(0, 2));
    await expect(readIgnitionDeployment(folder, describeToken)).rejects.toThrow(/startBlock/);
    await ignition(addresses, []);
    await writeFile(join(folder, "journal.jsonl"), "{half");
    await expect(readIgnitionDeployment(folder, describeToken)).rejects.toThrow(/journal\.jsonl can't be read/);
  });
});

describe("assertDeployed", () => {
  const node = (chainId: number, codeAt: (address: string) => Hex) =>
    createPublicClient({
      transport: custom({
        request: async ({ method, params }) =>
          method === "eth_chainId" ? `0x${chainId.toString(16)}` : codeAt((params as [string])[0]),
      }),
    });

  it("passes where every address has code", async () => {
    await assertDeployed(
      node(31337, () => "0x60"),
      parseDeployment(deployment),
    );
  });

  it("names the other chain, and the address without code", async () => {
    const other = assertDeployed(
      node(1, () => "0x60"),
      parseDeployment(deployment),
    );
    await expect(other).rejects.toThrow(DeploymentOfOtherChain);
    await expect(other).rejects.toMatchObject({ expected: 31337, actual: 1 });
    const empty = assertDeployed(
      node(31337, (address) => (address.toLowerCase() === dollar.toLowerCase() ? "0x" : "0x60")),
      parseDeployment(deployment),
    );
    await expect(empty).rejects.toThrow(DeploymentNotOnChain);
    await expect(empty).rejects.toMatchObject({ address: dollar });
  });
});
