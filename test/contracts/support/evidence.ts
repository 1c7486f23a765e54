/** Commitments, anchors and signed works, put together by hand for the contract tests. */
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import {
  type Address,
  type ContractErrorName,
  encodeAbiParameters,
  type Hex,
  hashTypedData,
  keccak256,
  parseAbiParameters,
} from "viem";
import { type Message, messageOf, types } from "./signing.ts";
import {
  digestOf,
  header,
  idOf,
  networkHelpers,
  type Opened,
  type Person,
  type WorkFields,
  type World,
} from "./world.ts";

/** The names of the errors by which either half refuses. */
export type EvidenceError = ContractErrorName<World["contributions"]["abi"]>;
export type PrecedenceError = ContractErrorName<World["precedence"]["abi"]>;

/** What an anchor's leaves are. */
export const Anchored = { contributions: 0, votes: 1, polls: 2 } as const;
/** In seconds. */
export const HOUR = 3_600;
/** How long after `closes` a sealed campaign takes reveals, in seconds. */
export const REVEAL = 7 * 86_400;
/** Digest of a made-up data file. */
export const DATA = digestOf("data file");

/** The salt of a made-up work's commitment. */
export const saltOf = (name: string): Hex => digestOf(`salt of ${name}`);

/** A commitment, as `IEvidence.commit` describes it. */
export const commitmentOf = (world: World, campaign: number, author: Address, digest: Hex, salt: Hex): Hex =>
  keccak256(
    encodeAbiParameters(parseAbiParameters("uint256, address, uint32, address, bytes32, bytes32"), [
      31337n,
      world.contributions.address,
      campaign,
      author,
      digest,
      salt,
    ]),
  );

/** Commits to a made-up work, by its author, and answers with the second in which that was. */
export async function commitTo(world: World, author: Person, of: Opened, name: string): Promise<number> {
  const commitment = commitmentOf(world, of.campaign, author.account.address, digestOf(name), saltOf(name));
  await world.contributions.write.commit([of.campaign, [commitment]], { account: author.account });
  return world.contributions.read.committedAt([of.campaign, commitment]);
}

/** The arguments by which the author of a made-up work shows its commitment. */
export const revealOf = (of: Opened, name: string, fields: WorkFields = {}) =>
  [header(of, fields), digestOf(name), fields.manifest ?? digestOf("no"), fields.parents ?? [], saltOf(name)] as const;

/** Certifies a made-up work at the time of its commitment and returns its id. */
export async function reveal(world: World, author: Person, of: Opened, name: string, fields: WorkFields = {}) {
  await world.precedence.write.contributeCommitted(revealOf(of, name, fields), { account: author.account });
  return idOf(of.campaign, digestOf(name));
}

/** Takes a made-up work over with its commitment. */
export const supersede = (world: World, author: Person, of: Opened, name: string, fields: WorkFields = {}) =>
  world.precedence.write.supersede(revealOf(of, name, fields), { account: author.account });

export type Action = "Contribution" | "Supersession";

/** The typed data of either action; `domain` changes parts of the domain. */
export const typedWork = (
  world: World,
  message: Message,
  action: Action = "Contribution",
  domain: { chainId?: number; verifyingContract?: Address } = {},
) => ({
  domain: { name: "Colophon", version: "1", chainId: 31337, verifyingContract: world.contributions.address, ...domain },
  types: { Contribution: types.Contribution, Supersession: types.Contribution },
  primaryType: action,
  message,
});

/** A work as `SignedWork` has it. */
export const shown = (message: Message, signature: Hex) => ({
  author: message.author,
  header: header(message, message),
  digest: message.digest,
  manifest: message.manifest,
  parents: message.parents,
  epoch: message.epoch,
  deadline: message.deadline,
  signature,
});

export type SignedWork = ReturnType<typeof shown>;

/** A made-up work, signed by its author. */
export async function signed(
  world: World,
  author: Person,
  of: Opened,
  name: string,
  changes: WorkFields & Partial<Message> = {},
  action: Action = "Contribution",
): Promise<{ message: Message; work: SignedWork }> {
  const message = { ...messageOf(author.account.address, of, name, changes), ...changes };
  const signature = await author.signTypedData({ account: author.account, ...typedWork(world, message, action) });
  return { message, work: shown(message, signature) };
}

/** A batch as the relay puts it together: its root, and what shows each of its works. */
export function batchOf(world: World, leaves: readonly { message: Message; work: SignedWork }[]) {
  const values = leaves.map(({ message }, index) => [index, hashTypedData(typedWork(world, message))] as const);
  const tree = StandardMerkleTree.of(
    values.map(([index, hash]) => [index, hash]),
    ["uint256", "bytes32"],
  );
  return {
    root: tree.root as Hex,
    works: leaves.map(({ work }) => work),
    indexes: leaves.map((_, index) => BigInt(index)),
    proofs: leaves.map((_, index) => tree.getProof(index) as Hex[]),
  };
}

export type Batch = ReturnType<typeof batchOf>;

/** Anchors a batch by the campaign's relay, in the next block or at `when`, and answers with the second in which that was. */
export async function anchorBatch(world: World, of: Opened, batch: Batch, when?: number): Promise<number> {
  if (when !== undefined) await networkHelpers.time.setNextBlockTimestamp(when);
  await world.contributions.write.anchor(
    [of.campaign, Anchored.contributions, batch.root, batch.works.length, DATA, 0, of.config],
    { account: world.relay.account },
  );
  return networkHelpers.time.latest();
}

/** Signs, batches and anchors made-up works of one author. */
export async function anchorWorks(
  world: World,
  author: Person,
  of: Opened,
  works: readonly (readonly [name: string, changes?: WorkFields & Partial<Message>])[],
) {
  const leaves = await Promise.all(works.map(([name, changes]) => signed(world, author, of, name, changes)));
  const batch = batchOf(world, leaves);
  return { ...batch, time: await anchorBatch(world, of, batch) };
}

/** The arguments by which one leaf of a batch is shown. */
export function leafOf(batch: Batch, index: number) {
  const [work, proof] = [batch.works[index], batch.proofs[index]];
  if (!work || !proof) throw new RangeError(`the batch has no leaf ${index}`);
  return [work, BigInt(index), proof] as const;
}

/** Mints one leaf of a batch, paid for by somebody who has nothing to do with it. */
export const mint = (world: World, batch: Batch, index = 0) =>
  world.precedence.write.mintAnchored(leafOf(batch, index), { account: world.other.account });
