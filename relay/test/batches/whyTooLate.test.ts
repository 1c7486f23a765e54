import { pad } from "viem";
import { describe, expect, it } from "vitest";
import { testSettings } from "../../../indexer/test/support/testSettings.ts";
import { ContractReverted } from "../../../sdk/src/actions/ContractReverted.ts";
import { ChainUnreachable } from "../../../sdk/src/actions/errors.ts";
import { whyTooLate } from "../../src/batches/whyTooLate.ts";
import type { RelayChain } from "../../src/chain/relayChain.ts";
import type { Store } from "../../src/store/openStore.ts";
import { messages } from "../../src/store/tables.ts";
import { hex20, toldChain } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});
const wall = Math.floor(Date.now() / 1000);
const CLOSES = 10_000;
const settings = testSettings(0, { closes: CLOSES, votesClose: 2 * CLOSES });
const dismissed = new ContractReverted({ name: "NotRelay", args: [7, hex20(8)], reason: null }, "anchor");

/** Whether a batch is given up at that time of the chain; its last message is good until `deadline`. */
let made = 0;
async function reasonOf(kind: "contributions" | "votes" | "polls", now: number, deadline: number, more: object = {}) {
  const id = ++made;
  for (const [leaf, good] of [deadline, 1].entries()) {
    await store.db.insert(messages).values({
      ...{
        signed: pad(`0x${id}${leaf}`, { size: 32 }),
        kind,
        campaign: 7,
        signer: hex20(1),
        subject: "0x01",
        choice: 1,
      },
      ...{ epoch: 0, deadline: BigInt(good), signature: "0x02", proof: [], takenAt: 0, anchorBy: 0, batch: id, leaf },
    });
  }
  const campaign = async () => ({ settings }) as Awaited<ReturnType<RelayChain["campaign"]>>;
  const chain = { ...toldChain(() => null), now: async () => now, campaign };
  const pipeline = testPipeline({ db: store.db, chain, folder: {} as never });
  const { error = dismissed, ...batch } = more as { error?: unknown };
  const over = await whyTooLate(pipeline, { id, campaign: 7, kind, direct: false, formedAt: wall, ...batch }, error);
  return over?.reason ?? null;
}

describe("a batch whose campaign has named another relay", () => {
  const late = 1_000_000;
  it("waits as long as it could be named again: an hour after its window, or to its last deadline", async () => {
    expect(await reasonOf("contributions", CLOSES + 3_599, late)).toBeNull();
    expect(await reasonOf("contributions", CLOSES + 3_600, late)).toBe("other-relay");
    expect(await reasonOf("votes", CLOSES + 3_600, late)).toBeNull();
    expect(await reasonOf("votes", 2 * CLOSES + 3_600, late)).toBe("other-relay");
    for (const kind of ["contributions", "votes", "polls"] as const) {
      expect(await reasonOf(kind, 500, 500)).toBeNull();
      expect(await reasonOf(kind, 501, 500)).toBe("other-relay");
    }
  });
  it("ends after a month, where answers have no deadline to speak of", async () => {
    expect(await reasonOf("polls", late - 1, late, { formedAt: wall - 29 * 86_400 })).toBeNull();
    expect(await reasonOf("polls", late - 1, late, { formedAt: wall - 31 * 86_400 })).toBe("other-relay");
  });
  it("is given up for nothing else than a contract's word, and not for a root that is there", async () => {
    const over = CLOSES + 3_600;
    expect(await reasonOf("contributions", over, 1, { error: new ChainUnreachable(null, "away") })).toBeNull();
    const there = new ContractReverted({ name: "AlreadyAnchored", args: [pad("0x1"), 5], reason: null }, "anchor");
    expect(await reasonOf("contributions", over, 1, { error: there })).toBeNull();
    expect(await reasonOf("contributions", over, 1, { direct: true })).toBeNull();
  });
});
