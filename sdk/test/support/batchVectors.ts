import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { concat, getBytes, hexlify, Signature, TypedDataEncoder, toBeHex, Wallet, ZeroHash } from "ethers";
import { CONTRIBUTION, POLL_ANSWER, VOTE } from "./messageTypes.ts";

/*
 * Batch files made with ethers and OpenZeppelin's tree, byte by byte as docs/batch-format.md has them: nothing here is ours but the layout.
 */

const chainId = 31337;
const contributions = "0x1111111111111111111111111111111111111111";
const curation = "0x2222222222222222222222222222222222222222";
const campaign = 7;
const config = `0x${"c0".repeat(20)}`;
const deadline = 2_000_000_000n;

const TYPES = { votes: VOTE, polls: POLL_ANSWER, contributions: CONTRIBUTION };

type Kind = keyof typeof TYPES;
const NUMBER: Record<Kind, number> = { contributions: 0, votes: 1, polls: 2 };

const wallet = (number: number) => new Wallet(toBeHex(number + 1, 32));
const word = (number: number) => `0x${number.toString(16).padStart(64, "0")}`;
const idOf = (number: number) => `0x${campaign.toString(16).padStart(8, "0")}${word(number).slice(10)}`;

interface Made {
  fixed: string;
  tail: string[];
  signed: string;
}

function sign(kind: Kind, signer: Wallet, message: Record<string, unknown>): { signed: string; compact: string } {
  const domain =
    kind === "contributions"
      ? { name: "Colophon", version: "1", chainId, verifyingContract: contributions }
      : { name: "Colophon Curation", version: "1", chainId, verifyingContract: curation };
  const signed = TypedDataEncoder.hash(domain, TYPES[kind], message);
  return { signed, compact: Signature.from(signer.signingKey.sign(signed)).compactSerialized };
}

function voteOf(by: number, work: number, votes: number, proof: string[] = [], spoil = false): Made {
  const signer = wallet(by);
  const message = { campaign, voter: signer.address, id: idOf(work), votes, epoch: 0, deadline };
  const { signed, compact } = sign("votes", spoil ? wallet(99) : signer, message);
  const fixed = concat([
    signer.address,
    `0x${idOf(work).slice(10)}`,
    toBeHex(votes, 1),
    toBeHex(0, 4),
    toBeHex(deadline, 8),
    compact,
    toBeHex(proof.length, 1),
  ]);
  return { fixed, tail: proof, signed };
}

function answerOf(by: number, poll: string, option: number): Made {
  const signer = wallet(by);
  const message = { campaign, poll, voter: signer.address, option, epoch: 3, deadline };
  const { signed, compact } = sign("polls", signer, message);
  const fixed = concat([signer.address, poll, toBeHex(option, 2), toBeHex(3, 4), toBeHex(deadline, 8), compact]);
  return { fixed, tail: [], signed };
}

function workOf(by: number, digest: string, parents: string[], kind = 1): Made {
  const signer = wallet(by);
  const message = {
    campaign,
    config,
    author: signer.address,
    digest,
    codec: 1,
    kind,
    aiUse: 2,
    manifest: word(0xabc),
    parents,
    epoch: 1,
    deadline,
  };
  const { signed, compact } = sign("contributions", signer, message);
  const fixed = concat([
    signer.address,
    toBeHex(kind, 1),
    toBeHex(1, 1),
    toBeHex(2, 1),
    digest,
    word(0xabc),
    toBeHex(1, 4),
    toBeHex(deadline, 8),
    compact,
    toBeHex(parents.length, 1),
  ]);
  return { fixed, tail: parents, signed };
}

function fileOf(kind: Kind, records: Made[], voterRoot: string = ZeroHash): string {
  return concat([
    hexlify(new TextEncoder().encode("COLOPHON")),
    toBeHex(1, 1),
    toBeHex(NUMBER[kind], 1),
    "0x0000",
    toBeHex(records.length, 4),
    toBeHex(chainId, 8),
    kind === "contributions" ? contributions : curation,
    toBeHex(campaign, 4),
    kind === "contributions" ? config : toBeHex(0, 20),
    voterRoot,
    ...records.map(({ fixed }) => fixed),
    ...records.flatMap(({ tail }) => tail),
  ]);
}

export interface BatchVector {
  name: string;
  file: string;
  kind: Kind;
  count: number;
  root: string;
  /** In leaf order. */
  signed: string[];
  /** What is wrong with each leaf; null: nothing. */
  problems: (string | null)[];
  listed: boolean[];
}

function vector(
  name: string,
  kind: Kind,
  records: Made[],
  more: { voterRoot?: string; problems?: Record<number, string>; unlisted?: number[] } = {},
): BatchVector {
  const signed = records.map((record) => record.signed);
  const tree = StandardMerkleTree.of(
    signed.map((digest, index) => [index, digest]),
    ["uint256", "bytes32"],
  );
  return {
    name,
    file: fileOf(kind, records, more.voterRoot),
    kind,
    count: records.length,
    root: tree.root,
    signed,
    problems: records.map((_, index) => more.problems?.[index] ?? null),
    listed: records.map((_, index) => !(more.unlisted ?? []).includes(index)),
  };
}

/** Files that can be read. */
export function goodBatches(): BatchVector[] {
  const voters = StandardMerkleTree.of(
    [0, 1, 2].map((number) => [wallet(number).address]),
    ["address"],
  );
  const proof = (number: number) => voters.getProof([wallet(number).address]);
  return [
    vector("votes", "votes", [voteOf(0, 11, 3), voteOf(1, 12, 10), voteOf(0, 12, 1)]),
    vector("one-vote", "votes", [voteOf(0, 11, 1)]),
    vector(
      "votes-of-a-list",
      "votes",
      // The second vote of one voter leaves its proof out; a stranger has another's.
      [
        voteOf(0, 11, 3, proof(0)),
        voteOf(1, 11, 2, proof(1)),
        voteOf(0, 12, 1),
        voteOf(3, 11, 1, proof(1)),
        voteOf(2, 11, 1),
      ],
      { voterRoot: voters.root, unlisted: [3, 4] },
    ),
    vector("bad-leaves", "votes", [voteOf(0, 11, 11), voteOf(1, 11, 0), voteOf(2, 11, 4, [], true), voteOf(3, 11, 4)], {
      problems: { 0: "votes", 1: "votes", 2: "signature" },
    }),
    vector("answers", "polls", [answerOf(0, word(5), 0), answerOf(1, word(5), 65_535), answerOf(0, word(6), 2)]),
    vector("no-poll", "polls", [answerOf(0, ZeroHash, 0), answerOf(1, word(5), 1)], { problems: { 0: "poll" } }),
    vector("contributions", "contributions", [
      workOf(0, word(21), []),
      workOf(1, word(22), [idOf(21)]),
      workOf(2, word(23), [idOf(21), idOf(22), word(2 ** 40)]),
    ]),
    vector(
      "bad-contributions",
      "contributions",
      [
        workOf(0, ZeroHash, []),
        workOf(1, word(22), [], 6),
        workOf(2, word(23), [idOf(21), idOf(21)]),
        workOf(0, word(24), []),
      ],
      { problems: { 0: "digest", 1: "kind", 2: "parents" } },
    ),
  ];
}

export interface BadBatch {
  name: string;
  file: string;
  problem: string;
}

/** Files whose frame is broken, each in one way. */
export function badBatches(): BadBatch[] {
  const [votes] = goodBatches();
  const list = goodBatches().find(({ name }) => name === "votes-of-a-list");
  const works = goodBatches().find(({ name }) => name === "contributions");
  if (!votes || !list || !works) throw new Error("a vector is missing");
  const changed = (file: string, offset: number, ...bytes: number[]) => {
    const copy = getBytes(file);
    copy.set(bytes, offset);
    return hexlify(copy);
  };
  const bad = (problem: string, name: string, file: string): BadBatch => ({ name, file, problem });
  return [
    bad("bad-magic", "empty", "0x"),
    bad("bad-magic", "other-magic", changed(votes.file, 0, 0)),
    bad("truncated", "half-a-header", votes.file.slice(0, 2 + 60 * 2)),
    bad("unknown-version", "version-2", changed(votes.file, 8, 2)),
    bad("unknown-kind", "kind-3", changed(votes.file, 9, 3)),
    bad("bad-reserved", "reserved", changed(votes.file, 10, 1)),
    bad("bad-count", "no-records", changed(votes.file, 12, 0, 0, 0, 0)),
    bad("bad-count", "too-many-records", changed(votes.file, 12, 255, 255, 255, 255)),
    bad("truncated", "more-records-than-there-are", changed(votes.file, 12, 0, 0, 0, 4)),
    bad("trailing-bytes", "fewer-records-than-there-are", changed(votes.file, 12, 0, 0, 0, 2)),
    bad("bad-chain-id", "chain-0", changed(votes.file, 16, 0, 0, 0, 0, 0, 0, 0, 0)),
    bad("bad-chain-id", "chain-beyond", changed(votes.file, 16, 255)),
    bad("bad-campaign", "campaign-0", changed(votes.file, 44, 0, 0, 0, 0)),
    bad("bad-config", "config-of-votes", changed(votes.file, 48, 1)),
    bad("bad-config", "no-config-of-works", changed(works.file, 48, ...Array<number>(20).fill(0))),
    bad("bad-voter-root", "voters-of-works", changed(works.file, 68, 1)),
    bad("truncated", "a-byte-short", votes.file.slice(0, -2)),
    bad("trailing-bytes", "a-byte-long", `${votes.file}00`),
    bad("truncated", "a-tail-short", list.file.slice(0, -64)),
    bad("bad-tail", "seventeen-parents", changed(works.file, 100 + 164 - 1, 17)),
    bad("truncated", "a-tail-that-is-not-there", changed(votes.file, 100 + 126 - 1, 32)),
    bad("bad-tail", "thirty-three-words", changed(votes.file, 100 + 126 - 1, 33)),
  ];
}
