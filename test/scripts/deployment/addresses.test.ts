import { join } from "node:path";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { type Address, concatHex, padHex, parseAbi } from "viem";
import { describe, expect, it } from "vitest";
import { parts } from "../../../modules/parts.ts";
import { artifactFolder } from "../../../scripts/deployment/artifacts.ts";
import { createX } from "../../../scripts/deployment/createX.ts";
import { deployLocal } from "../../../scripts/deployment/deployLocal.ts";
import { planDeployment, salt } from "../../../scripts/deployment/planDeployment.ts";
import { recordDeployment } from "../../../scripts/deployment/recordDeployment.ts";
import { chain, deployTo, folder, plan, planAndFolder, send } from "./support.ts";

const placeAbi = parseAbi(["function place(uint8 part, bytes creationCode) returns (address)"]);
const neighbours = ["royalties", "pools", "campaigns", "contributions"] as const;
const neighboursAbi = parseAbi([
  "function royalties() view returns (address)",
  "function pools() view returns (address)",
  "function campaigns() view returns (address)",
  "function contributions() view returns (address)",
]);
const createXAbi = parseAbi(["function deployCreate2(bytes32 salt, bytes initCode) payable returns (address)"]);

planAndFolder();

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
