import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { signPollAnswer } from "@colophon/sdk/actions/signPollAnswer.ts";
import type { BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import type { Digest } from "@colophon/sdk/ids/digest.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, type AnchorWorld, BRAND, BRUNO, STRANGER, startAnchorWorld } from "./support/anchorWorld.ts";
import { putBlock } from "./support/putBlock.ts";

let world: AnchorWorld;

describe.each(["pglite", "postgres"] as const)("anchors of answers, read by the index on %s", (kind) => {
  beforeAll(async () => {
    world = await startAnchorWorld(kind);
  });
  afterAll(() => world?.stop());

  it("takes answers between a poll's opening and an hour after its end", async () => {
    const { chain, ipfs, api, campaign, account, indexed, header, anchorBatch, stateOf } = world;
    const { deployment } = chain;
    const poll = (await putBlock(
      ipfs.url,
      rawBlockOf({ v: 1, question: "Tea?", options: ["yes", "no"] }).bytes,
    )) as Digest;
    const answerRecord = async (by: number, option: number): Promise<BatchRecord> => {
      const deadline = BigInt(await chain.now()) + 50_000n;
      const signed = await signPollAnswer(chain.wallet(by), { deployment, campaign, poll, option, deadline });
      const signature = compactSignature(signed.signature);
      return { kind: "polls", signer: account(by), poll, option, epoch: signed.epoch, deadline, signature };
    };
    const outcomes = async (by: number) =>
      (await api.answers(campaign, account(by))).items.map(({ option, outcome }) => [option, outcome]);
    const early = await answerRecord(ADA, 0);
    await stateOf((await anchorBatch(header("polls"), [early])).root);
    expect(await outcomes(ADA)).toEqual([]);
    const closes = (await chain.now()) + 60;
    await openPoll(chain.wallet(BRAND), { deployment, campaign, poll, closes });
    await indexed();
    expect(await outcomes(ADA)).toEqual([[0, "closed"]]);

    // Anchored before the poll was open it counted for nothing; anchored again it does.
    const records = [
      early,
      await answerRecord(BRUNO, 1),
      await answerRecord(STRANGER, 2),
      await answerRecord(STRANGER, 0),
    ];
    await stateOf((await anchorBatch(header("polls"), records)).root);
    expect(await outcomes(ADA)).toEqual([
      [0, "counted"],
      [0, "closed"],
    ]);
    expect(await outcomes(STRANGER)).toEqual([
      [0, "counted"],
      [2, "no-option"],
    ]);
    const [asked] = (await api.polls(campaign)).items;
    expect(asked).toMatchObject({ voters: 3, money: false, tallies: [{ answers: 2 }, { answers: 1 }] });

    const change = await answerRecord(ADA, 1);
    await chain.travelTo(closes + 3_590);
    await stateOf((await anchorBatch(header("polls"), [change])).root);
    expect((await outcomes(ADA))[0]).toEqual([1, "counted"]);
    const tooLate = await answerRecord(ADA, 0);
    await chain.travelTo(closes + 3_600);
    await stateOf((await anchorBatch(header("polls"), [tooLate])).root);
    expect((await outcomes(ADA)).slice(0, 2)).toEqual([
      [0, "closed"],
      [1, "counted"],
    ]);
  });
});
