import { join } from "node:path";
import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import type { Address } from "viem";
import { describe, expect, it } from "vitest";
import { createX, ensureCreateX } from "../../../scripts/deployment/createX.ts";
import { deployLocal } from "../../../scripts/deployment/deployLocal.ts";
import { DeploymentUnfinished } from "../../../scripts/deployment/errors.ts";
import { recordDeployment } from "../../../scripts/deployment/recordDeployment.ts";
import { chain, deployTo, folder, plan, planAndFolder, send } from "./support.ts";

planAndFolder();

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
