/** Ours: a batch of works by one root, and its works minted later. */
import { keccak256, numberToHex, parseSignature, toHex } from "viem";
import type { Measurement } from "../Row.ts";
import { anchoringAlternatives } from "./anchoringAlternatives.ts";
import {
  anchorMany,
  authorNumber,
  eachOf,
  MANY,
  mintMany,
  mintTwo,
  type Ours,
  type Setting,
  type Whose,
  WORKS,
} from "./anchoringOurs.ts";
import type { Chain } from "./Chain.ts";
import type { Artifact } from "./compile.ts";
import { operation } from "./operation.ts";
import type { Peer } from "./Peer.ts";
import { profile } from "./profile.ts";
import { deepProof } from "./tree.ts";

/** As many as fit into one transaction here; a log each. */
const LOGGED = 5_000;

export async function anchoring(
  chain: Chain,
  ours: Ours,
  compiled: (name: string) => Artifact,
  peers: { timestamp: number; each: number; erc721a: number },
  say: (line: string) => void,
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
  const limit = "limit: the bare ERC-721 with a proof of 14 siblings, one ecrecover and the anchor's word";
  const tree = "by a proof each, siblings of one real tree of 10,000 leaves";
  const batch = (
    whose: string,
    { gas, profile }: { gas: number; profile: string },
    target: number | null,
    note: string,
  ) =>
    operation({
      name: `mint anchored works, ${MANY} at once, ${whose}`,
      ours: gas,
      limit: null,
      target,
      note,
      profile,
    });
  return [
    ...operation(
      {
        name: "certify in a batch, a work, 10,000 a batch",
        ours: mine.anchored.gas / WORKS,
        limit: least.anchor / WORKS,
        target: 6,
        note: "limit: one new word of storage, over 10,000 works",
      },
      logs,
    ),
    ...operation({
      name: "mint an anchored work, repeat",
      ours: mine.repeat.gas,
      limit: least.repeat,
      target: 80_000,
      note: limit,
      profile: mine.repeat.profile,
    }),
    ...operation({
      name: "mint an anchored work, first",
      ours: mine.first.gas,
      limit: least.first,
      target: 97_000,
      note: limit,
      profile: mine.first.profile,
    }),
    ...batch("different authors", mine.holders, 50_000, `${tree}; each author holds one token before`),
    ...batch("same author", mine.one, 50_000, `${tree}; the author holds a token before`),
    ...batch("new authors", mine.fresh, null, `${tree}; no author had a token: a fresh balance costs 17,100 more`),
    ...(await anchoringAlternatives(ours, say)),
    ...operation(
      {
        name: "anchor",
        ours: mine.anchored.gas,
        limit: least.anchor,
        target: 55_000,
        note: "limit: one new word of storage",
      },
      [{ name: "EAS timestamp", gas: peers.timestamp }],
    ),
  ];
}

async function anchorOurs(chain: Chain, ours: Ours) {
  const world = await ours.deployCore();
  const opened = await ours.open(world, { aiPolicy: ours.Ai.disclosed });
  await ours.certify(world, world.other, opened, "the campaign's first");
  const setting: Setting = { chain, ours, world, opened };
  const { anchored, first, repeat } = await mintTwo(setting);
  const many = async (whose: Whose) => eachOf(chain, await mintMany(setting, await anchorMany(setting, whose)));
  return {
    anchored,
    first: { gas: first.gas, profile: await profile(chain, first.hash) },
    repeat: { gas: repeat.gas, profile: await profile(chain, repeat.hash) },
    holders: await many("holders"),
    one: await many("one"),
    fresh: await many("fresh"),
  };
}

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
