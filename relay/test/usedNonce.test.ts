import { getTransactionCount, sendTransaction } from "viem/actions";
import { describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { ADA, BRAND, type IntakeStage, makeWork, RELAY } from "./support/intakeStage.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

describe("a work that goes by a transaction of its own", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });

  it("isn't given up where something else used its nonce: nobody refused it", async () => {
    // A story's first work: leaf 0 of an anchor might not count, so it goes directly.
    const campaign = await stage.openCampaign({ format: "story" });
    const relay = await stage.start(await stage.database());
    const wallet = stage.chain.wallet(RELAY);
    const rpc = (method: string, ...params: unknown[]) =>
      stage.chain.wallet(BRAND).request({ method: method as never, params: params as never });
    const work = await makeWork();
    await rpc("evm_setAutomine", false);
    let signed = "";
    try {
      signed = (await stage.send(relay, await stage.sign(campaign, ADA, work), work)).signed;
      await eventually(
        async () => Object.keys(((await rpc("txpool_content")) as { pending: object }).pending).length,
        (found) => found > 0,
        "the relay's transaction",
      );
      // As another relay with the same key would do it, or its operator.
      const nonce = await getTransactionCount(wallet, { address: wallet.account.address, blockTag: "latest" });
      const tip = 50_000_000_000n;
      const fees = { gas: 21_000n, maxFeePerGas: 2n * tip, maxPriorityFeePerGas: tip };
      await sendTransaction(wallet, { to: stage.account(BRAND), nonce, ...fees });
      await rpc("evm_mine");
    } finally {
      await rpc("evm_setAutomine", true);
    }
    const found = await eventually(
      () => readRelayed(relay.url, signed),
      ({ published, state }) => published || state === "void",
      "the work, published or given up",
    );
    expect(found).toMatchObject({ state: "anchored", via: "transaction", published: true, void: null });
  });
});
