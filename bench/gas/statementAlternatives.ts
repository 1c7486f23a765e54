/** What else a statement could cost: alternatives to how it is written down, measured by the same calls. */
import { type Address, keccak256, toHex } from "viem";
import type { Measurement } from "../Row.ts";
import { Chain, type Deployed } from "./Chain.ts";
import type { Artifact } from "./compile.ts";
import { AS_SHIPPED, compileAlternative, type Pipeline } from "./compileAlternative.ts";
import { operation } from "./operation.ts";
import { unlimitedChain } from "./unlimitedChain.ts";

type Ours = typeof import("../../test/contracts/RewardPools/support.ts");

const BY_IR = { viaIR: true, runs: 10_000 } as const;
const UNIT = 10n ** 15n;

export async function statementAlternatives(
  chain: Chain,
  ours: Ours,
  say: (line: string) => void,
): Promise<Measurement[]> {
  const measure = async (how: string, name: string, pipeline: Pipeline, call: string, note: string) => {
    const gas = await steady(chain, ours, await compileAlternative(name, pipeline, say), call);
    return operation({
      name: `alternative, statement, no transfer: ${how}`,
      ours: gas,
      limit: null,
      target: 60_000,
      note,
    });
  };
  const once = "`propose` reading no word twice, its arguments a struct, for a pool in which nothing is pending";
  const narrow =
    "one cold word less: 208 bits of the root are all that is kept, the times stand beside the proposer (a number of 24 bits), the predecessor's total beside funded less refunded; only `propose`, claims and disputes aren't rewritten for it";
  return [
    ...(await measure("by the IR", "RewardPools", BY_IR, "propose", "alternative: the IR pipeline, 10,000 runs")),
    ...(await measure("each word read once", "Proposing", AS_SHIPPED.pools, "proposeOnce", `alternative: ${once}`)),
    ...(await measure("a word less", "Proposing", AS_SHIPPED.pools, "proposeNarrow", `alternative: ${narrow}`)),
    ...(await measure("a word less, by the IR", "Proposing", BY_IR, "proposeNarrow", "alternative: both")),
  ];
}

/** The third statement of a pool in ETH, by a pool contract of its own. */
async function steady(chain: Chain, ours: Ours, artifact: Artifact, call: string): Promise<number> {
  const world = await ours.deployPools();
  const pool = await place(chain, ours, artifact, world.contributions.address);
  const other = { ...world, pools: await ours.viem.getContractAt("RewardPools", pool.address) };
  for (const total of [600n, 1_400n]) {
    await ours.fund(other, world.brand, 1_000n * UNIT, ours.ETH);
    await ours.until(world.rollAt + 100);
    await ours.propose(other, world.brand, keccak256(toHex(`root of ${total}`)), total * UNIT, ours.ETH);
    await ours.networkHelpers.time.increase(ours.PERIODS.challenge);
    await other.pools.write.settle([world.campaign, ours.ETH]);
  }
  await ours.fund(other, world.brand, 1_000n * UNIT, ours.ETH);
  if (call === "proposeNarrow") await chain.send(pool, "prime", [world.campaign, ours.ETH]);
  const total = 2_300n * UNIT;
  const bond = await other.pools.read.bondFor([world.campaign, ours.ETH, total]);
  const root = keccak256(toHex(`root of ${total}`));
  const { campaign } = world;
  const args = [campaign, ours.ETH, root, total, ours.STATEMENT, 1];
  const made = { campaign, token: ours.ETH, root, total, statement: ours.STATEMENT, codec: 1 };
  return chain.send(pool, call, call === "propose" ? args : [made], { from: world.brand, value: bond });
}

/** Puts a contract of any size on the chain: made on one that takes it, and copied. */
async function place(chain: Chain, ours: Ours, artifact: Artifact, campaigns: Address): Promise<Deployed> {
  const { viem, provider } = await unlimitedChain();
  const [maker] = await viem.getWalletClients();
  if (maker === undefined) throw new Error("The in-process chain has no accounts.");
  const made = await new Chain({ viem, provider }, maker).deploy(artifact, [campaigns, ours.PERIODS]);
  const code = await (await viem.getPublicClient()).getCode({ address: made.address });
  if (code === undefined) throw new Error("The alternative could not be made.");
  const { address } = await chain.deploy({ abi: [], bytecode: NOTHING });
  await ours.networkHelpers.setCode(address, code);
  return { address, abi: artifact.abi };
}

/** Makes a contract of one byte, for its address. */
const NOTHING = "0x600160005360016000f3";
