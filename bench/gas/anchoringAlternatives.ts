/** What else minting anchored works could cost: alternatives to how it is done, measured by the same calls. */
import type { Hex } from "viem";
import type { Measurement } from "../Row.ts";
import {
  anchorMany,
  type Batch,
  checkMinted,
  MANY,
  mintMany,
  mintTwo,
  type Ours,
  type Setting,
  type SignedWork,
} from "./anchoringOurs.ts";
import { Chain } from "./Chain.ts";
import type { Artifact } from "./compile.ts";
import { AS_SHIPPED, compileAlternative } from "./compileAlternative.ts";
import { operation } from "./operation.ts";
import { unlimitedChain } from "./unlimitedChain.ts";

const BY_IR = { viaIR: true, runs: 5_000 } as const;

type Connection = Awaited<ReturnType<typeof unlimitedChain>>;

export async function anchoringAlternatives(ours: Ours, say: (line: string) => void): Promise<Measurement[]> {
  const connection = await unlimitedChain();
  const [whole, ir, together, togetherByIr] = [
    await compileAlternative("Whole", AS_SHIPPED.contributions, say),
    await compileAlternative("Contributions", BY_IR, say),
    await compileAlternative("Together", AS_SHIPPED.contributions, say),
    await compileAlternative("Together", BY_IR, say),
  ];
  const shippedHalf = await compileAlternative("Contributions", AS_SHIPPED.contributions, say);
  say("Measuring the alternatives");
  const one = await settle(connection, ours, whole);
  const two = await settle(connection, ours, ir);
  const three = await settle(connection, ours, shippedHalf);
  const sizes = {
    whole: await sizeOf(one),
    ir: await sizeOf(two),
  };
  const rows = [
    ...(await measure(
      one,
      "all in one contract",
      `alternative: both halves in one contract of ${sizes.whole} bytes (24,576 may be deployed), without the delegatecall`,
    )),
    ...(await measure(
      two,
      "by the IR",
      `alternative: both halves by the compiler's IR pipeline, 5,000 runs, ${sizes.ir} bytes`,
    )),
  ];
  await replaceHalf(connection, three, together);
  const scattered = await anchorMany(three, "holders");
  const row = await anchorMany(three, "holders", false);
  rows.push(
    alternative(
      many("one multiproof"),
      await together64(three, scattered, together),
      50_000,
      "alternative: OpenZeppelin's processMultiProofCalldata; the leaves lie scattered, as StandardMerkleTree sorts them",
    ),
    alternative(
      many("one multiproof, leaves in a row"),
      await together64(three, row, together),
      50_000,
      "alternative: the same, from a tree whose leaves are in the order of their index",
    ),
  );
  await replaceHalf(connection, two, togetherByIr);
  const byIr = await anchorMany(two, "holders", false);
  rows.push(
    alternative(
      many("the two together, in a row"),
      await together64(two, byIr, togetherByIr),
      50_000,
      "alternative: the multiproof by the IR pipeline, leaves in a row",
    ),
  );
  return rows;
}

const many = (how: string) => `alternative, ${MANY} at once, different authors: ${how}`;

const alternative = (name: string, gas: number, target: number, note: string): Measurement =>
  operation({ name, ours: gas, limit: null, target, note })[0] as Measurement;

async function measure(setting: Setting, how: string, note: string): Promise<Measurement[]> {
  const { repeat, first } = await mintTwo(setting);
  const batch = await mintMany(setting, await anchorMany(setting, "holders"));
  return [
    alternative(`alternative, anchored, repeat: ${how}`, repeat.gas, 80_000, note),
    alternative(`alternative, anchored, first: ${how}`, first.gas, 97_000, note),
    alternative(many(how), Math.round(batch.gas / MANY), 50_000, note),
  ];
}

/** A campaign of an alternative contract, with its first work, as the product's is measured. */
async function settle(
  { viem, provider, networkHelpers }: Connection,
  ours: Ours,
  artifact: Artifact,
): Promise<Setting> {
  const core = await ours.deployCore();
  const people = await viem.getWalletClients();
  const [brand, arbiter, curator, author, other, relay, collector] = people;
  const sender = people.at(-1);
  if (!brand || !arbiter || !curator || !author || !other || !relay || !collector || !sender) {
    throw new Error("The in-process chain has too few accounts.");
  }
  const chain = new Chain({ viem, provider }, sender);
  const { address } = await chain.deploy(artifact, [ours.LIMITS, sender.account.address]);
  const world = {
    ...core,
    ...{ brand, arbiter, curator, author, other, relay, collector },
    contributions: await viem.getContractAt("Contributions", address),
    precedence: await viem.getContractAt("Precedence", address),
    publicClient: await viem.getPublicClient(),
  };
  const now = await networkHelpers.time.latest();
  const times = { opens: now - 100, closes: now + 7 * ours.DAY };
  const opened = await ours.open(world, { ...times, aiPolicy: ours.Ai.disclosed });
  await ours.certify(world, other, opened, "the campaign's first");
  return { chain, ours, world, opened };
}

/** Puts an alternative in the place of the half that is called by `delegatecall`; made by the contract, as the half is. */
async function replaceHalf({ networkHelpers }: Connection, { chain, world }: Setting, { bytecode }: Artifact) {
  const maker = world.contributions.address;
  await networkHelpers.impersonateAccount(maker);
  await networkHelpers.setBalance(maker, 10n ** 18n);
  const hash = (await chain.request("eth_sendTransaction", [{ from: maker, data: bytecode, gas: "0x989680" }])) as Hex;
  const { contractAddress } = await world.publicClient.waitForTransactionReceipt({ hash });
  const code = contractAddress ? await world.publicClient.getCode({ address: contractAddress }) : undefined;
  if (code === undefined) throw new Error("The alternative half could not be made.");
  await networkHelpers.setCode(await world.contributions.read.precedence(), code);
}

async function together64(setting: Setting, { works, tree }: Batch, { abi }: Artifact): Promise<number> {
  const { chain, world } = setting;
  const multi = tree.getMultiProof(works.map((_, n) => n));
  const inOrder = multi.leaves.map(([index]) => works[Number(index)] as SignedWork);
  const target = { address: world.contributions.address, abi };
  const gas = await chain.send(target, "mintAnchoredTogether", [
    inOrder.map(({ work }) => work),
    multi.leaves.map(([index]) => index),
    multi.proof,
    multi.proofFlags,
  ]);
  await checkMinted(setting, works);
  return Math.round(gas / MANY);
}

async function sizeOf({ world }: Setting): Promise<string> {
  const code = await world.publicClient.getCode({ address: world.contributions.address });
  return (((code?.length ?? 2) - 2) / 2).toLocaleString("en-GB");
}
