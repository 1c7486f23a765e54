/** Ours: claims and statements, from pools that promise never to pay more than they hold. */
import { type Address, type Hex, keccak256, toHex } from "viem";
import type { Measurement } from "../Row.ts";
import type { Chain } from "./Chain.ts";
import type { Artifact } from "./compile.ts";
import { bareAgain, bareOnce, DEPTH, type Distributing, thirdweb, uniswap } from "./distributors.ts";
import { operation } from "./operation.ts";
import { type Peer, UNSHIPPED } from "./Peer.ts";
import { profile } from "./profile.ts";
import { statementAlternatives } from "./statementAlternatives.ts";
import { deepProof } from "./tree.ts";

type Ours = typeof import("../../test/contracts/RewardPools/support.ts");

const ONCE =
  "limit: a claim that pays once, its root in the code, its mark a bit beside a neighbour's; proofs of 20 made-up siblings, as out of 2^20 leaves, ours too";

export async function claiming(
  chain: Chain,
  ours: Ours,
  compiled: (name: string) => Artifact,
  say: (line: string) => void,
): Promise<Measurement[]> {
  const coin = await chain.deploy(compiled("PlainCoin"));
  const payees = { holder: accountOf("holder"), fresh: accountOf("fresh") };
  await chain.send(coin, "transfer", [payees.holder, 1n]);
  const again = (account: Address) => ({ ...payees, fresh: account });
  const others = [
    await uniswap(chain, coin, again(accountOf("fresh for Uniswap"))),
    await thirdweb(chain, coin, again(accountOf("fresh for thirdweb")), compiled),
  ] as const;
  const once = await bareOnce(chain, coin, again(accountOf("fresh for the limit")), compiled);
  const moving = await bareAgain(chain, coin, payees, compiled);
  const word = await chain.deploy(compiled("BareWord"));
  await chain.send(word, "state", [keccak256(toHex("a root"))]);
  const slot = await chain.send(word, "state", [keccak256(toHex("another root"))]);
  const mine = await claimOurs(chain, ours);
  const peers = (of: (one: Distributing) => number | null): Peer[] => [
    ...others.map((one) => ({ name: one.name, gas: of(one), ...(one.note === undefined ? {} : { note: one.note }) })),
    ...UNSHIPPED,
  ];
  const row = (name: string, ours: number, limit: number | null, target: number, note: string) => ({
    name,
    ours,
    limit,
    target,
    note,
  });
  const bare = "limit: a claim that keeps what the account had and what the pool paid, with a root in storage";
  const cell = "limit: a word of storage overwritten by anybody";
  const whole = "peers: a whole new claim for each";
  return [
    ...operation(
      row("claim, first, holder", mine.holder, once.holder, 88_000, ONCE),
      peers((one) => one.holder),
    ),
    ...operation(
      row("claim, first, fresh balance", mine.fresh, once.fresh, 105_000, ONCE),
      peers((one) => one.fresh),
    ),
    ...operation(
      row("claim again after a new statement", mine.again, moving, 70_000, bare),
      peers((one) => one.again),
    ),
    ...operation(
      row("claimMany, a further campaign, same token", mine.sameToken, null, 50_000, whole),
      peers((one) => one.holder),
    ),
    ...operation(
      row("claimMany, a further campaign, other token", mine.otherToken, null, 66_000, whole),
      peers((one) => one.holder),
    ),
    ...operation(
      row("claimBatch of 64, each, holder", mine.batchHolder, null, 42_000, whole),
      peers((one) => one.holder),
    ),
    ...operation(
      row("claimBatch of 64, each, fresh", mine.batchFresh, null, 58_000, whole),
      peers((one) => one.fresh),
    ),
    ...operation(
      {
        ...row("new statement, without the bond's transfer", mine.statement, slot, 60_000, cell),
        profile: mine.profile,
      },
      [
        {
          name: "thirdweb Airdrop",
          gas: others[1].statement,
          note: "thirdweb's owner sets a root, with no bond and no dispute",
        },
        ...UNSHIPPED.slice(0, 2),
      ],
    ),
    ...(await statementAlternatives(chain, ours, say)),
    ...operation(row("new statement, with the bond's transfer", mine.statementWithBond, slot, 100_000, cell), [
      {
        name: "thirdweb Airdrop",
        gas: others[1].statement,
        note: "thirdweb's owner sets a root, with no bond and no dispute",
      },
      ...UNSHIPPED.slice(0, 2),
    ]),
  ];
}

const accountOf = (name: string): Address => `0x${keccak256(toHex(name)).slice(26)}`;

async function claimOurs(chain: Chain, ours: Ours) {
  const claims = await singleClaims(chain, ours);
  const many = await manyClaims(chain, ours);
  const batch = await batchClaims(chain, ours);
  const statements = await statementsOf(chain, ours);
  return { ...claims, ...many, ...batch, ...statements };
}

type World = Awaited<ReturnType<Ours["deployPools"]>>;

async function funded(ours: Ours): Promise<World> {
  const world = await ours.deployPools();
  await ours.fundedAfterRoll(world, 1_000n * ours.UNIT);
  return world;
}

/** A statement over a made-up tree of 2^20 leaves, one of them this account's, that stands. */
async function stand(chain: Chain, ours: Ours, world: World, account: Address, cumulative: bigint, total: bigint) {
  const leaf = await world.pools.read.leafOf([world.campaign, world.token, account, cumulative]);
  const { root, proof } = deepProof(leaf, DEPTH);
  const gas = await chain.gasOf(ours.propose(world, world.brand, root, total));
  await ours.networkHelpers.time.increase(ours.PERIODS.challenge);
  return { proof, gas };
}

async function singleClaims(chain: Chain, ours: Ours) {
  const world = await funded(ours);
  const { UNIT } = ours;
  const [holder, fresh] = [world.author.account.address, accountOf("fresh for us")];
  const claim = (account: Address, cumulative: bigint, proof: Hex[]) =>
    chain.gasOf(
      world.pools.write.claim([world.campaign, world.token, account, cumulative, proof], {
        account: world.other.account,
      }),
    );
  const one = await stand(chain, ours, world, holder, 300n * UNIT, 600n * UNIT);
  const first = await claim(holder, 300n * UNIT, one.proof);
  await world.pools.write.settle([world.campaign, world.token]);
  const two = await stand(chain, ours, world, holder, 400n * UNIT, 900n * UNIT);
  const again = await claim(holder, 400n * UNIT, two.proof);
  await world.pools.write.settle([world.campaign, world.token]);
  await ours.fund(world, world.brand, 100n * UNIT);
  const three = await stand(chain, ours, world, fresh, 100n * UNIT, 1_100n * UNIT);
  return { holder: first, again, fresh: await claim(fresh, 100n * UNIT, three.proof) };
}

async function manyClaims(chain: Chain, ours: Ours) {
  const world = await funded(ours);
  const { UNIT } = ours;
  const other = await ours.viem.deployContract("DemoToken", ["Other Dollar", "oUSD"]);
  const account = world.author.account.address;
  for (const person of [world.brand, world.author]) {
    await other.write.mint([person.account.address, 1_000_000n * UNIT]);
    await other.write.approve([world.pools.address, 2n ** 256n - 1n], { account: person.account });
  }
  await ours.fund(world, world.brand, 1_000n * UNIT, world.token, world.second);
  await ours.fund(world, world.brand, 1_000n * UNIT, other.address, world.second);
  const pools: [number, Address][] = [
    [world.campaign, world.token],
    [world.second, world.token],
    [world.second, other.address],
  ];
  const claims: Parameters<World["pools"]["write"]["claimMany"]>[0][0][number][] = [];
  for (const [campaign, token] of pools) {
    const leaf = await world.pools.read.leafOf([campaign, token, account, 100n * UNIT]);
    const { root, proof } = deepProof(leaf, DEPTH);
    await ours.propose(world, world.brand, root, 1_000n * UNIT, token, campaign);
    claims.push({ campaign, token, account, cumulative: 100n * UNIT, proof });
  }
  await ours.networkHelpers.time.increase(ours.PERIODS.challenge);
  const gasOf = async (indices: readonly number[]) => {
    const snapshot = await ours.networkHelpers.takeSnapshot();
    const picked = claims.filter((_, index) => indices.includes(index));
    const gas = await chain.gasOf(world.pools.write.claimMany([picked], { account: world.other.account }));
    await snapshot.restore();
    return gas;
  };
  const one = await gasOf([0]);
  return { sameToken: (await gasOf([0, 1])) - one, otherToken: (await gasOf([0, 2])) - one };
}

async function batchClaims(chain: Chain, ours: Ours) {
  const world = await funded(ours);
  const { UNIT } = ours;
  const pay = async (who: string, total: bigint, held: boolean) => {
    const accounts = Array.from({ length: 64 }, (_, n) => accountOf(`one of 64 ${who}: ${n}`));
    if (held) for (const account of accounts) await world.dollar.write.mint([account, 1n]);
    const entries = accounts.map((account) => ({ account, cumulative: 5n * UNIT }));
    const made = ours.statementOf(world, world.campaign, world.token, entries);
    await ours.propose(world, world.brand, made.root, total);
    await ours.networkHelpers.time.increase(ours.PERIODS.challenge);
    const batch = made.batch(entries.map((_, index) => index));
    const gas = await chain.gasOf(world.pools.write.claimBatch([batch]));
    await world.pools.write.settle([world.campaign, world.token]);
    return Math.round(gas / 64);
  };
  // The first payment opens the pool's own word, which the next ones find open.
  return { batchFresh: await pay("fresh", 600n * UNIT, false), batchHolder: await pay("holders", 900n * UNIT, true) };
}

/** The third of its pool: two words of storage are written for the first time by the second. */
async function statementsOf(chain: Chain, ours: Ours) {
  const world = await ours.deployPools();
  const steady = async (token: Address, unit: bigint) => {
    let hash: Hex = "0x";
    for (const total of [600n, 1_400n, 2_300n]) {
      await ours.fund(world, world.brand, 1_000n * unit, token);
      await ours.until(world.rollAt + 100);
      const root = keccak256(toHex(`root of ${total}`));
      hash = await ours.propose(world, world.brand, root, total * unit, token);
      await ours.networkHelpers.time.increase(ours.PERIODS.challenge);
      await world.pools.write.settle([world.campaign, token]);
    }
    return { gas: await chain.gasOf(hash), hash };
  };
  const withBond = await steady(world.token, ours.UNIT);
  const without = await steady(ours.ETH, 10n ** 15n);
  return { statementWithBond: withBond.gas, statement: without.gas, profile: await profile(chain, without.hash) };
}
