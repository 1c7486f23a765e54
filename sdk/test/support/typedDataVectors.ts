import { Signature, sha256, TypedDataEncoder, toUtf8Bytes, Wallet } from "ethers";
import { CONTRIBUTION, POLL_ANSWER, VOTE } from "./messageTypes.ts";

const digestOfText = (text: string) => sha256(toUtf8Bytes(text));
const SUPERSESSION = { Supersession: CONTRIBUTION.Contribution };
// Written out from the documentation, like the others.
const PROOF = {
  ProveAuthorship: [
    ["string", "purpose"],
    ["string", "verifier"],
    ["string", "date"],
    ["uint256", "work"],
    ["bytes32", "digest"],
    ["address", "author"],
    ["string", "nonce"],
  ].map(([type = "", name = ""]) => ({ type, name })),
};

/** A key that the world knows (the first of the well-known test mnemonic): never for anything but vectors. */
const wallet = new Wallet("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
const author = wallet.address.toLowerCase();
const contract = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

type Types = Record<string, { type: string; name: string }[]>;

function sign<Message extends Record<string, unknown>>(
  types: Types,
  chainId: number,
  message: Message,
  name = "Colophon",
) {
  const domain = { name, version: "1", chainId, verifyingContract: contract };
  const hash = TypedDataEncoder.hash(domain, types, message);
  const signature = Signature.from(wallet.signingKey.sign(hash));
  const encoder = TypedDataEncoder.from(types);
  return {
    chainId,
    contract,
    message,
    encodedType: encoder.encodeType(encoder.primaryType),
    domainSeparator: TypedDataEncoder.hashDomain(domain),
    structHash: TypedDataEncoder.hashStruct(encoder.primaryType, types, message),
    hash,
    signature: signature.serialized,
    compactSignature: signature.compactSerialized,
  };
}

/** EIP-712 messages with their hashes and signatures, by ethers. */
export function typedDataVectors() {
  const parent = (n: number) => ((BigInt(n) << 224n) | BigInt(n)).toString();
  const contribution = {
    campaign: 1,
    config: "0x00112233445566778899aabbccddeeff00112233",
    author,
    digest: digestOfText("hello world"),
    codec: 0,
    kind: 1,
    aiUse: 0,
    manifest: `0x${"00".repeat(32)}`,
    parents: [] as string[],
    epoch: 0,
    deadline: "1800000000",
  };
  const busy = {
    ...contribution,
    campaign: 4_294_967_295,
    codec: 1,
    kind: 5,
    aiUse: 2,
    manifest: digestOfText("manifest"),
    parents: Array.from({ length: 16 }, (_, i) => parent(i + 1)),
    epoch: 4_294_967_295,
    deadline: ((1n << 64n) - 1n).toString(),
  };
  const vote = { campaign: 7, voter: author, id: parent(7), votes: 3, epoch: 0, deadline: "1800000000" };
  const answer = {
    campaign: 7,
    poll: digestOfText("poll"),
    voter: author,
    option: 0,
    epoch: 0,
    deadline: "1800000000",
  };
  const last = { epoch: 4_294_967_295, deadline: ((1n << 64n) - 1n).toString() };
  const curation = "Colophon Curation";
  const proof = {
    purpose:
      "I prove to the verifier named here that I am the author of this work. This signature moves nothing and permits nothing.",
    verifier: "gallery.example",
    date: "2026-03-01T12:00:00Z",
    work: parent(7),
    digest: digestOfText("hello world"),
    author,
    nonce: "",
  };
  return {
    author,
    contributions: [sign(CONTRIBUTION, 31_337, contribution), sign(CONTRIBUTION, 1, busy)],
    supersessions: [sign(SUPERSESSION, 31_337, contribution), sign(SUPERSESSION, 1, busy)],
    votes: [sign(VOTE, 31_337, vote, curation), sign(VOTE, 1, { ...vote, ...last, votes: 10 }, curation)],
    pollAnswers: [
      sign(POLL_ANSWER, 31_337, answer, curation),
      sign(POLL_ANSWER, 1, { ...answer, ...last, option: 65_535 }, curation),
    ],
    proofs: [
      sign(PROOF, 31_337, proof),
      sign(PROOF, 10, { ...proof, verifier: "Galerie Zürich – 展覽", nonce: "q7-4f" }),
    ],
  };
}
