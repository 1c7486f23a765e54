import { cancelSignatures } from "@colophon/sdk/actions/cancelSignatures.ts";
import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { voterLeaf } from "@colophon/sdk/batches/voterLeaf.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { parseDigest } from "@colophon/sdk/ids/digest.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { hashVote } from "@colophon/sdk/typed-data/vote.ts";
import { type Hex, hexToBytes, keccak256, recoverAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { putBlock } from "../../../indexer/test/support/putBlock.ts";
import {
  ADA,
  ANCHOR_WITHIN,
  type BallotWorld,
  BRAND,
  BRUNO,
  CHIYO,
  DELEGATED,
  OTHER_RELAY,
  startBallotWorld,
} from "../support/ballotWorld.ts";

const ORDER = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n;

let listed = 0;
let picky = "";
let poll: Hex;
let voters: MerkleTree;
let the: BallotWorld;
beforeAll(async () => {
  the = await startBallotWorld();
  picky = await the.start({ BRANDS: `0x${"c".repeat(40)}` });
  voters = new MerkleTree(Buffer.concat([ADA, BRUNO].map((index) => hexToBytes(voterLeaf(the.account(index))))));
  listed = await the.open({ voterRoot: parseDigest(voters.root) });
  poll = await the.openedPoll(5_000);
});
afterAll(() => the?.stop());

const vote = (body: unknown, to?: string) => the.post("votes", body, to);
const direct = { details: { direct: true } };

/** The relay's own HTTP answers, from a real chain: each refusal by its name, and nothing of it is kept. */
describe("what a relay refuses of votes and answers", () => {
  it("takes what none of these is, once", async () => {
    const message = await the.signed();
    const first = await vote(message);
    expect(first.status).toBe(201);
    expect(await vote(message)).toEqual(first);
    expect((await the.post("answers", await the.answered(poll))).status).toBe(201);
    expect(await the.kept()).toBe(2);
  });

  describe("for who signed it", () => {
    it("a smart account: its signature can't be checked from an anchor", async () => {
      const voter = the.chain.token;
      await the.refused(vote({ ...(await the.signed()), voter }), 422, "smart-account", direct);
      const { json } = await the.post("answers", { ...(await the.answered(poll)), voter });
      // Of answers there is no direct way.
      expect(json).toMatchObject({ code: "smart-account", details: {} });
      expect(json.details).not.toHaveProperty("direct");
    });
    it("and not a key that delegates to code (EIP-7702), whose own signature stays good", async () => {
      const code = `0xef0100${the.chain.token.slice(2)}`;
      await the.chain
        .wallet(BRAND)
        .request({ method: "anvil_setCode" as never, params: [the.account(DELEGATED), code] as never });
      expect((await vote(await the.signed(DELEGATED))).status).toBe(201);
      await the.refused(vote({ ...(await the.signed()), voter: the.account(DELEGATED) }), 422, "wrong-signature");
    });
    it("somebody else than it says", async () => {
      await the.refused(vote({ ...(await the.signed()), voter: the.account(BRUNO) }), 422, "wrong-signature");
    });
    it.each<[string, (signature: Hex) => string]>([
      ["of all zeros", () => `0x${"0".repeat(130)}`],
      ["whose r is no point's", (s) => `0x${"f".repeat(64)}${s.slice(66)}`],
      ["with a recovery byte that is none", (s) => `${s.slice(0, 130)}1d`],
      ["with one bit changed", (s) => `${s.slice(0, 20)}${s[20] === "0" ? "1" : "0"}${s.slice(21)}`],
    ])("a signature %s", async (_, change) => {
      const message = await the.signed();
      const words = { message: expect.stringMatching(/malformed|malleable|isn't/) };
      await the.refused(vote({ ...message, signature: change(message.signature) }), 422, "wrong-signature", words);
    });
    it("a signature in its malleable form, which is the same key's", async () => {
      const message = await the.signed();
      const other = malleable(message.signature);
      const hash = hashVote(the.chain.deployment, message);
      // Not for being somebody else's: recovered without the rule of low s it is hers.
      expect((await recoverAddress({ hash, signature: other })).toLowerCase()).toBe(the.account(ADA));
      const words = { message: expect.stringContaining("malleable form") };
      await the.refused(vote({ ...message, signature: other }), 422, "wrong-signature", words);
      expect((await vote(message)).status).toBe(201);
    });
    it.each<[string, (signature: Hex) => string]>([
      ["of 63 bytes", (s) => s.slice(0, 128)],
      ["of 66 bytes", (s) => `${s}00`],
      ["that is no hex", (s) => `${s.slice(0, 131)}g`],
      ["that is empty", () => ""],
    ])("a signature %s: the message can't be read", async (_, change) => {
      const message = await the.signed();
      const { status, json } = await vote({ ...message, signature: change(message.signature) });
      expect([400, 422]).toContain(status);
      expect(["bad-message", "wrong-signature"]).toContain(json.code);
    });
    it("a signature for another contract, and one for another message", async () => {
      await the.refused(vote(await the.signed(ADA, { contract: the.account(9) })), 422, "wrong-signature");
      const message = await the.signed();
      await the.refused(vote({ ...message, votes: 3 }), 422, "wrong-signature");
      const answer = await the.answered(poll);
      await the.refused(the.post("answers", { ...answer, option: 1 }), 422, "wrong-signature");
      await the.refused(the.post("answers", { ...answer, signature: message.signature }), 422, "wrong-signature");
    });
    it("who isn't shown to be on the list of voters", async () => {
      const proof = (index: number) => voters.proof(index);
      await the.refused(vote(await the.signed(ADA, { campaign: listed })), 403, "not-listed");
      await the.refused(vote({ ...(await the.signed(ADA, { campaign: listed })), proof: proof(1) }), 403, "not-listed");
      await the.refused(
        vote({ ...(await the.signed(CHIYO, { campaign: listed })), proof: proof(0) }),
        403,
        "not-listed",
      );
      await the.refused(vote({ ...(await the.signed()), proof: proof(0) }), 403, "not-listed");
      expect((await vote({ ...(await the.signed(ADA, { campaign: listed })), proof: proof(0) })).status).toBe(201);
    });
    it("who has cancelled what was signed", async () => {
      const old = await the.signed(BRUNO);
      expect((await vote(await the.signed(BRUNO))).status).toBe(201);
      await cancelSignatures(the.chain.wallet(BRUNO), { deployment: the.chain.deployment });
      await the.refused(vote(old), 422, "wrong-epoch", { details: { epoch: 1 } });
      await the.refused(vote({ ...old, epoch: 1 }), 422, "wrong-signature");
      expect((await vote(await the.signed(BRUNO))).status).toBe(201);
    });
  });

  describe("for its campaign and its time", () => {
    it("a campaign that isn't there", async () => {
      await the.refused(vote(await the.signed(ADA, { campaign: 4_000_000 })), 404, "no-such-campaign");
    });
    it("a campaign of another relay: the voter can go there, or to the chain", async () => {
      const other = await the.open({}, the.account(OTHER_RELAY));
      const details = { direct: true, relay: expect.stringMatching(new RegExp(the.account(OTHER_RELAY), "i")) };
      await the.refused(vote(await the.signed(ADA, { campaign: other })), 403, "other-relay", { details });
    });
    it("a campaign of a brand that isn't its own", async () => {
      await the.refused(vote(await the.signed(), picky), 403, "other-brand", direct);
      await the.refused(the.post("answers", await the.answered(poll, 1), picky), 403, "other-brand");
    });
    it("a campaign that shares nothing by votes", async () => {
      const none = await the.open({ equalBps: 10_000, communityBps: 0, votesClose: 0 });
      await the.refused(vote(await the.signed(ADA, { campaign: none })), 422, "no-voting");
    });
    it("a vote before the window, and after it", async () => {
      const now = await the.chain.now();
      const later = await the.open({ opens: now + 5_000 });
      await the.refused(vote(await the.signed(ADA, { campaign: later })), 422, "outside-voting");
      const over = await the.open({ votesClose: now + 60 });
      const message = await the.signed(ADA, { campaign: over });
      const snapshot = await the.chain.snapshot();
      await the.chain.travelTo(now + 60);
      await the.refused(vote(message), 422, "outside-voting");
      await the.chain.revert(snapshot);
      expect((await vote(message)).status).toBe(201);
    });
    it("a deadline that may pass before it is anchored, to the second", async () => {
      const now = BigInt(await the.chain.now());
      const near = await the.signed(ADA, { deadline: now + BigInt(ANCHOR_WITHIN) - 1n });
      await the.refused(vote(near), 422, "deadline-too-near", direct);
      expect((await vote(await the.signed(CHIYO, { deadline: now + BigInt(ANCHOR_WITHIN) }))).status).toBe(201);
    });
    it("a poll that nobody opened, an option that it doesn't have, and its end", async () => {
      await the.refused(the.post("answers", await the.answered(keccak256("0x90"))), 404, "no-such-poll");
      await the.refused(the.post("answers", await the.answered(poll, 2)), 422, "no-such-option");
      const answer = await the.answered(poll, 1);
      const snapshot = await the.chain.snapshot();
      await the.chain.travelTo((await the.chain.now()) + 5_000);
      await the.refused(the.post("answers", answer), 422, "poll-closed");
      await the.chain.revert(snapshot);
      expect((await the.post("answers", answer)).status).toBe(201);
    });
    it("a poll whose document nobody has: not now, and perhaps later", async () => {
      const nowhere = rawBlockOf({ v: 1, question: "Where?", options: ["a", "b"] });
      const closes = (await the.chain.now()) + 500;
      const { deployment } = the.chain;
      const poll = nowhere.digest as Hex;
      await openPoll(the.chain.wallet(BRAND), { deployment, campaign: the.campaign, poll, closes });
      await the.refused(the.post("answers", await the.answered(poll, 0)), 503, "poll-unreadable");
      await putBlock(the.ipfs.url, nowhere.bytes);
      expect((await the.post("answers", await the.answered(poll, 0))).status).toBe(201);
    });
  });
});

/** The other signature of the same message: s against the order's rest, and the other parity. */
function malleable(signature: Hex): Hex {
  const s = (ORDER - BigInt(`0x${signature.slice(66, 130)}`)).toString(16).padStart(64, "0");
  return `0x${signature.slice(2, 66)}${s}${signature.slice(130) === "1b" ? "1c" : "1b"}`;
}
