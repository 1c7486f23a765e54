/** Ours: a batch of works by one root, and its works minted later. */
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { type Hex, hashTypedData, keccak256, numberToHex, type PrivateKeyAccount, parseSignature, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { messageOf, submit, typedData } from "../../test/contracts/support/signing.ts";
import type { Opened, World } from "../../test/contracts/support/world.ts";
import type { Measurement } from "../Row.ts";
import type { Chain } from "./Chain.ts";
import type { Artifact } from "./compile.ts";
import { operation } from "./operation.ts";
import type { Peer } from "./Peer.ts";
import { deepProof } from "./tree.ts";

type Ours = typeof import("../../test/contracts/support/world.ts");

/** Works of an anchor whose cost is spread over them, and of the trees that are minted from. */
const WORKS = 10_000;
/** As many as fit into one transaction here; a log each. */
const LOGGED = 5_000;
const MANY = 64;

export async function anchoring(
  chain: Chain,
  ours: Ours,
  compiled: (name: string) => Artifact,
  peers: { timestamp: number; each: number; erc721a: number },
): Promise<Measurement[]> {
  const least = await bare(chain, compiled);
  const mine = await anchorOurs(chain, ours);
  const logs: Peer[] = [
    {
      name: "a log for each work",
      gas: least.log,
      note: `as the limit of any scheme that names each work on chain, ${LOGGED} in a transaction`,
    },
    { name: "EAS multiTimestamp", gas: peers.each, note: "EAS and ERC721A in batches of 500 and 5,000" },
    { name: "ERC721A batch mint", gas: peers.erc721a },
  ];
  const repeat = "limit: the bare ERC-721 with a proof of 14 siblings, one ecrecover and the anchor's word";
  return [
    ...operation(
      {
        name: "certify in a batch, a work, 10,000 a batch",
        ours: mine.anchor / WORKS,
        limit: least.anchor / WORKS,
        target: 6,
        note: "limit: one new word of storage, over 10,000 works",
      },
      logs,
    ),
    ...operation({
      name: "mint an anchored work, repeat",
      ours: mine.repeat,
      limit: least.repeat,
      target: 80_000,
      note: repeat,
    }),
    ...operation({
      name: "mint an anchored work, first",
      ours: mine.first,
      limit: least.first,
      target: 97_000,
      note: repeat,
    }),
    ...operation({
      name: `mint anchored works, ${MANY} at once, each`,
      ours: mine.many,
      limit: null,
      target: 50_000,
      note: `${MANY} authors, each with an earlier work; siblings of one real tree of 10,000 leaves`,
    }),
    ...operation(
      {
        name: "anchor",
        ours: mine.anchor,
        limit: least.anchor,
        target: 55_000,
        note: "limit: one new word of storage",
      },
      [{ name: "EAS timestamp", gas: peers.timestamp }],
    ),
  ];
}

const authorNumber = (n: number) => privateKeyToAccount(keccak256(numberToHex(n + 1)));

async function anchorOurs(chain: Chain, ours: Ours) {
  const world = await ours.deployCore();
  const opened = await ours.open(world, { aiPolicy: ours.Ai.disclosed });
  await ours.certify(world, world.other, opened, "the campaign's first");
  const anchor = (root: Hex) =>
    chain.gasOf(
      world.contributions.write.anchor([opened.campaign, 0, root, WORKS, keccak256(root), 1], {
        account: world.relay.account,
      }),
    );
  const author = authorNumber(0);
  const mint = async (name: string) => {
    const work = await signed(world, opened, author, name, ours);
    const { root, proof } = deepProof(leafOf(0n, work.hash), 14);
    const gas = await anchor(root);
    const minted = await chain.gasOf(world.precedence.write.mintAnchored([work.work, 0n, proof]));
    return { gas, minted };
  };
  const first = await mint("first");
  const repeat = await mint("repeat");
  return {
    anchor: repeat.gas,
    first: first.minted,
    repeat: repeat.minted,
    many: await mintMany(chain, ours, world, opened, anchor),
  };
}

/** From a real tree of 10,000 leaves, as OpenZeppelin makes it. */
async function mintMany(
  chain: Chain,
  ours: Ours,
  world: World,
  opened: Opened,
  anchor: (root: Hex) => Promise<number>,
): Promise<number> {
  const works: Awaited<ReturnType<typeof signed>>[] = [];
  for (let n = 0; n < MANY; n++) {
    const author = authorNumber(100 + n);
    const earlier = messageOf(author.address, opened, `earlier ${n}`, { manifest: ours.digestOf("manifest") });
    await submit(world, earlier, await author.signTypedData(typedData(world, earlier)));
    works.push(await signed(world, opened, author, `many ${n}`, ours));
  }
  const leaves = Array.from({ length: WORKS }, (_, n): [bigint, Hex] => [
    BigInt(n),
    works[n]?.hash ?? keccak256(toHex(`another's work ${n}`)),
  ]);
  const tree = StandardMerkleTree.of(leaves, ["uint256", "bytes32"]);
  await anchor(tree.root as Hex);
  const gas = await chain.gasOf(
    world.precedence.write.mintAnchoredMany([
      works.map(({ work }) => work),
      works.map((_, n) => BigInt(n)),
      works.map((_, n) => tree.getProof(n) as Hex[]),
    ]),
  );
  return Math.round(gas / MANY);
}

/** A work as its author signed it. */
async function signed(world: World, opened: Opened, author: PrivateKeyAccount, name: string, ours: Ours) {
  const message = messageOf(author.address, opened, name, { manifest: ours.digestOf("manifest") });
  const typed = typedData(world, message);
  const { digest, manifest, parents, epoch, deadline } = message;
  const work = {
    author: author.address,
    header: ours.header(message, message),
    digest,
    manifest,
    parents,
    epoch,
    deadline,
  };
  return { hash: hashTypedData(typed), work: { ...work, signature: await author.signTypedData(typed) } };
}

const leafOf = (index: bigint, hash: Hex): Hex =>
  StandardMerkleTree.of([[index, hash]], ["uint256", "bytes32"]).root as Hex;

async function bare(chain: Chain, compiled: (name: string) => Artifact) {
  const word = await chain.deploy(compiled("BareWord"));
  const anchor = await chain.send(word, "anchor", [keccak256(toHex("a batch"))]);
  const log = await chain.deploy(compiled("BareLog"));
  const digests = Array.from({ length: LOGGED }, (_, n) => keccak256(toHex(`work ${n}`)));
  const logged = (await chain.send(log, "log", [digests])) / LOGGED;
  const token = await chain.deploy(compiled("BareToken"));
  const author = authorNumber(0);
  const mint = async (name: string) => {
    const id = BigInt(keccak256(toHex(name)));
    const leaf = keccak256(numberToHex(id, { size: 32 }));
    const { root, proof } = deepProof(leaf, 14);
    await chain.send(token, "anchor", [root]);
    const { r, s, v } = parseSignature(await author.sign({ hash: leaf }));
    return chain.send(token, "mintAnchored", [id, proof, Number(v ?? 27n), r, s]);
  };
  return { anchor, log: logged, first: await mint("first"), repeat: await mint("repeat") };
}
