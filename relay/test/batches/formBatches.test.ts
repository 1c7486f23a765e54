import { eq } from "drizzle-orm";
import { pad, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { testSettings } from "../../../indexer/test/support/testSettings.ts";
import { formBatches } from "../../src/batches/formBatches.ts";
import type { RelayChain } from "../../src/chain/relayChain.ts";
import type { Store } from "../../src/store/openStore.ts";
import { batches, messages } from "../../src/store/tables.ts";
import { hex20, toldChain } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});
type Known = Awaited<ReturnType<RelayChain["campaign"]>>;

const BRAND = hex20(0xb);
const voterRoot = pad("0x1157", { size: 32 });
const known = { brand: BRAND, settings: testSettings(0, { voterRoot }) } as Known;
/** What a round makes of the messages that wait, where the node says that of their campaign. */
const formed = (campaign: Known) => {
  const chain = { ...toldChain(() => null), now: async () => 5, campaign: async () => campaign };
  return formBatches(testPipeline({ db: store.db, chain, folder: {} as never }));
};

async function messageOf(n: number, kind: "votes" | "contributions", direct: boolean) {
  const signed = pad(toHex(n), { size: 32 });
  await store.db.insert(messages).values({
    ...{ signed, kind, direct, campaign: n, signer: hex20(1), subject: "0x01", choice: 1, epoch: 0 },
    ...{ deadline: 10n ** 10n, signature: "0x02", proof: [], takenAt: 0, anchorBy: 0 },
  });
  return async () => {
    const [message] = await store.db.select().from(messages).where(eq(messages.signed, signed));
    const [batch] = await store.db.select().from(batches).where(eq(batches.campaign, n));
    return { waits: message?.batch === null, voterRoot: batch?.voterRoot, brand: batch?.brand };
  };
}

describe("messages of a campaign that the chain's node doesn't know yet", () => {
  it("wait: who may vote and who pays would be nobody, for ever", async () => {
    const [votes, work] = [await messageOf(1, "votes", false), await messageOf(2, "contributions", true)];
    await formed(null);
    for (const look of [votes, work]) expect(await look()).toEqual({ waits: true });
    await formed(known);
    expect(await votes()).toEqual({ waits: false, voterRoot, brand: BRAND });
    expect(await work()).toMatchObject({ waits: false, brand: BRAND });
  });
});
