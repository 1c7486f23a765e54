/**
 * The world of the pools' tests: the real campaigns, a roll that closes, and statements made by OpenZeppelin's own tree, so
 * that leaves and proofs are judged against the library that everybody else uses.
 */
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { type Address, type Hex, parseEther, zeroAddress, zeroHash } from "viem";
import { DAY, deployCore, networkHelpers, open, PERIODS, type Person, provider, viem } from "../support/world.ts";

export { DAY, networkHelpers, PERIODS, type Person, provider, viem };

export const HOUR = 3_600;
export const ETH = zeroAddress;
export const UNIT = 1_000_000n;
export const STATEMENT: Hex = `0x${"5a".repeat(32)}`;

/** A pool contract over real campaigns; two campaigns are open, and everybody has dUSD and has allowed the pools to take it. */
export async function deployPools() {
  const core = await deployCore();
  const { pools } = core;
  const dollar = await viem.deployContract("DemoToken", ["Demo Dollar", "dUSD"]);
  const wallets = await viem.getWalletClients();
  for (const wallet of wallets.slice(0, 9)) {
    await dollar.write.mint([wallet.account.address, 1_000_000n * UNIT]);
    await dollar.write.approve([pools.address, 2n ** 256n - 1n], { account: wallet.account });
  }
  const { campaign, config } = await open(core);
  const { campaign: second } = await open(core);
  const [, , , , rollAt, settleBy] = [0, ...(await core.contributions.read.scheduleOf([campaign]))].slice(-6);
  return {
    ...core,
    dollar,
    campaign,
    config,
    second,
    rollAt: rollAt ?? 0,
    settleBy: settleBy ?? 0,
    token: dollar.address,
  };
}

export type PoolWorld = Awaited<ReturnType<typeof deployPools>>;

export interface Entry {
  account: Address;
  cumulative: bigint;
}

type LeafValues = [
  chainId: bigint,
  pools: Address,
  campaign: bigint,
  token: Address,
  account: Address,
  cumulative: bigint,
];

/** A statement as OpenZeppelin's StandardMerkleTree makes it. */
export function statementOf(world: PoolWorld, campaign: number, token: Address, entries: readonly Entry[]) {
  const leaves = entries.map(
    ({ account, cumulative }): LeafValues => [
      31337n,
      world.pools.address,
      BigInt(campaign),
      token,
      account,
      cumulative,
    ],
  );
  const tree = StandardMerkleTree.of(leaves, ["uint256", "address", "uint256", "address", "address", "uint256"]);
  return {
    root: tree.root as Hex,
    leaf: (index: number) => tree.leafHash(leaves[index] as LeafValues) as Hex,
    proof: (index: number) => tree.getProof(index) as Hex[],
    /** The entries in the order that a multiproof wants, with it. */
    batch(indices: readonly number[]) {
      const multi = tree.getMultiProof([...indices]);
      return {
        campaign,
        token,
        accounts: multi.leaves.map((leaf) => leaf[4]),
        cumulatives: multi.leaves.map((leaf) => leaf[5]),
        proof: multi.proof as Hex[],
        proofFlags: multi.proofFlags,
      };
    },
  };
}

export const valueFor = (token: Address, amount: bigint) => (token === ETH ? amount : 0n);

/** A deposit under whatever settings and terms there are now. */
export async function fund(
  world: PoolWorld,
  by: Person,
  amount: bigint,
  token = world.token,
  campaign = world.campaign,
) {
  const config = await world.contributions.read.configOf([campaign]);
  return world.pools.write.fund([campaign, token, amount, config], {
    account: by.account,
    value: valueFor(token, amount),
  });
}

export async function propose(
  world: PoolWorld,
  by: Person,
  root: Hex,
  total: bigint,
  token = world.token,
  campaign = world.campaign,
) {
  const bond = await world.pools.read.bondFor([campaign, token, total]);
  return world.pools.write.propose([campaign, token, root, total, STATEMENT, 1], {
    account: by.account,
    value: valueFor(token, bond),
  });
}

/** The arbiter's decision about whatever is disputed now. */
export async function decideNow(
  world: PoolWorld,
  stands: boolean,
  by = world.arbiter,
  token = world.token,
  campaign = world.campaign,
) {
  const { pendingRoot, pendingTotal } = await world.pools.read.poolOf([campaign, token]);
  return world.pools.write.decide([campaign, token, pendingRoot, pendingTotal, stands], { account: by.account });
}

/** Goes to a time in unix seconds, if it isn't past. */
export async function until(timestamp: number) {
  if ((await networkHelpers.time.latest()) < timestamp) await networkHelpers.time.increaseTo(timestamp);
}

/** A funded pool after its roll. */
export async function fundedAfterRoll(
  world: PoolWorld,
  amount: bigint,
  token = world.token,
  campaign = world.campaign,
) {
  await fund(world, world.brand, amount, token, campaign);
  await until(world.rollAt + 100);
}

/** A statement that stands and is settled, its bond taken out. */
export async function standing(
  world: PoolWorld,
  entries: readonly Entry[],
  token = world.token,
  campaign = world.campaign,
) {
  const made = statementOf(world, campaign, token, entries);
  const total = entries.reduce((sum, { cumulative }) => sum + cumulative, 0n);
  await propose(world, world.brand, made.root, total, token, campaign);
  await networkHelpers.time.increase(PERIODS.challenge);
  await world.pools.write.settle([campaign, token]);
  return made;
}

export const gasOf = async (world: PoolWorld, hash: Hex | Promise<Hex>) =>
  Number((await world.publicClient.getTransactionReceipt({ hash: await hash })).gasUsed);

/** What the contract owes in a token, by its own books; P5 says that it holds at least that. */
export async function owed(
  world: PoolWorld,
  token: Address,
  accounts: readonly Address[],
  campaigns: readonly number[],
) {
  let sum = 0n;
  for (const campaign of campaigns) {
    const { funded, refunded, paid } = await world.pools.read.poolOf([campaign, token]);
    sum += funded - refunded - paid;
  }
  for (const account of accounts) sum += await world.pools.read.creditOf([account, token]);
  return sum;
}

export { parseEther, zeroHash };
