/** Ours: works anchored in batches and minted from them, by the contract as it is or by an alternative to it. */
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { type Address, type Hex, hashTypedData, keccak256, numberToHex, type PrivateKeyAccount, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { messageOf, submit, typedData } from "../../test/contracts/support/signing.ts";
import type { Opened, World } from "../../test/contracts/support/world.ts";
import type { Chain } from "./Chain.ts";
import { profile } from "./profile.ts";
import { deepProof } from "./tree.ts";

export type Ours = typeof import("../../test/contracts/support/world.ts");

/** Works of an anchor whose cost is spread over them, and of the trees that are minted from. */
export const WORKS = 10_000;
/** Minted at once. */
export const MANY = 64;
/** Siblings of a proof out of {@link WORKS} leaves. */
const DEPTH = 14;

/** A campaign on a chain, by whichever contract. */
export interface Setting {
  chain: Chain;
  ours: Ours;
  world: World;
  opened: Opened;
}

/** Gas, and what can say where it goes. */
export interface Spent {
  gas: number;
  hash: Hex;
}

export const authorNumber = (n: number) => privateKeyToAccount(keccak256(numberToHex(n + 1)));

export type SignedWork = Awaited<ReturnType<typeof sign>>;

/** A work as its author signed it. */
export async function sign({ world, opened, ours }: Setting, author: PrivateKeyAccount, name: string) {
  const message = messageOf(author.address, opened, name, { manifest: ours.digestOf("manifest") });
  const typed = typedData(world, message);
  const { digest, manifest, parents, epoch, deadline } = message;
  const header = ours.header(message, message);
  const signature = await author.signTypedData(typed);
  return {
    hash: hashTypedData(typed),
    work: { author: author.address, header, digest, manifest, parents, epoch, deadline, signature },
  };
}

/** Anchors a root by the campaign's relay. */
export const anchor = ({ chain, world, opened }: Setting, root: Hex): Promise<Spent> =>
  spent(
    chain,
    world.contributions.write.anchor([opened.campaign, 0, root, WORKS, keccak256(root), 1, opened.config], {
      account: world.relay.account,
    }),
  );

async function spent(chain: Chain, sent: Promise<Hex>): Promise<Spent> {
  const hash = await sent;
  return { gas: await chain.gasOf(hash), hash };
}

/** An author's first and second anchored work, each shown by a proof of made-up siblings. */
export async function mintTwo(setting: Setting): Promise<{ anchored: Spent; first: Spent; repeat: Spent }> {
  const mint = async (name: string) => {
    const { hash, work } = await sign(setting, authorNumber(0), name);
    const { root, proof } = deepProof(leafOf(0n, hash), DEPTH);
    const anchored = await anchor(setting, root);
    const { chain, world } = setting;
    return { anchored, minted: await spent(chain, world.precedence.write.mintAnchored([work, 0n, proof])) };
  };
  const first = await mint("first");
  const { anchored, minted } = await mint("repeat");
  return { anchored, first: first.minted, repeat: minted };
}

const leafOf = (index: bigint, hash: Hex): Hex =>
  StandardMerkleTree.of([[index, hash]], ["uint256", "bytes32"]).root as Hex;

/** Whose the works are: one author's, different authors' who hold a token, or who never had one. */
export type Whose = "one" | "holders" | "fresh";

export type Tree = StandardMerkleTree<[bigint, Hex]>;

/** Works of one batch that is anchored, from a real tree of {@link WORKS} leaves. */
export interface Batch {
  works: SignedWork[];
  tree: Tree;
}

/**
 * Signs and anchors {@link MANY} works.
 *
 * @param sortLeaves as OpenZeppelin's tree does it, so that they lie scattered in it; false: side by side
 * @throws {Error} when a balance isn't what the row's name says: a fresh one costs 17,100 more
 */
export async function anchorMany(setting: Setting, whose: Whose, sortLeaves = true): Promise<Batch> {
  const works: SignedWork[] = [];
  for (let n = 0; n < MANY; n++) {
    const author = authorNumber({ one: 50, holders: 100 + n, fresh: 1_000 + n }[whose]);
    if (whose === "holders" || (whose === "one" && n === 0)) await certifyBefore(setting, author);
    works.push(await sign(setting, author, `${whose} ${n}${sortLeaves ? "" : " in a row"}`));
  }
  for (const { work } of works) await checkBalance(setting, work.author, whose !== "fresh");
  const leaves = Array.from({ length: WORKS }, (_, n): [bigint, Hex] => [
    BigInt(n),
    works[n]?.hash ?? keccak256(toHex(`another's work ${n}`)),
  ]);
  const tree = StandardMerkleTree.of(leaves, ["uint256", "bytes32"], { sortLeaves });
  await anchor(setting, tree.root as Hex);
  return { works, tree };
}

async function certifyBefore(setting: Setting, author: PrivateKeyAccount): Promise<void> {
  const { world, opened, ours } = setting;
  if ((await world.contributions.read.balanceOf([author.address])) > 0n) return;
  const earlier = messageOf(author.address, opened, `before ${author.address}`, {
    manifest: ours.digestOf("manifest"),
  });
  await submit(world, earlier, await author.signTypedData(typedData(world, earlier)));
}

async function checkBalance({ world }: Setting, author: Address, held: boolean): Promise<void> {
  const balance = await world.contributions.read.balanceOf([author]);
  if (balance > 0n !== held) throw new Error(`${author} holds ${balance} tokens before the batch is minted.`);
}

/** Mints a batch by a proof each. */
export async function mintMany(setting: Setting, { works, tree }: Batch): Promise<Spent> {
  const { chain, world } = setting;
  const done = await spent(
    chain,
    world.precedence.write.mintAnchoredMany([
      works.map(({ work }) => work),
      works.map((_, n) => BigInt(n)),
      works.map((_, n) => tree.getProof(n) as Hex[]),
    ]),
  );
  await checkMinted(setting, works);
  return done;
}

/** @throws {Error} when one of them was passed over: a batch that mints nothing is cheap */
export async function checkMinted({ world, opened }: Setting, works: readonly SignedWork[]): Promise<void> {
  for (const { work } of works) {
    const minted = await world.contributions.read.isCertified([opened.campaign, work.digest]);
    if (!minted) throw new Error(`The work ${work.digest} of the batch was not minted.`);
  }
}

/** A figure of a batch, a work, and where it goes. */
export const eachOf = async (chain: Chain, { gas, hash }: Spent) => ({
  gas: Math.round(gas / MANY),
  profile: await profile(chain, hash, MANY),
});
