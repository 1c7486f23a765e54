import pg from "pg";
import { keccak256 } from "viem";
import { describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { signVote } from "../../sdk/src/actions/signVote.ts";
import { toContributionId } from "../../sdk/src/ids/contributionId.ts";
import { sendVote } from "../../sdk/src/relay/sendVote.ts";
import { ADA, type IntakeStage } from "./support/intakeStage.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

describe("a relay whose connection to the database breaks in a transaction", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });

  it("lives, says that it failed, and takes what is sent again", async () => {
    const { deployment } = stage;
    const now = await stage.chain.now();
    const votes = { equalBps: 5_000, communityBps: 5_000, votesClose: now + 90_000 };
    const campaign = await stage.openCampaign(votes);
    const id = toContributionId(campaign, keccak256("0x0a"));
    const ballot = { deployment, campaign, id, votes: 1, deadline: BigInt(now) + 80_000n };
    const vote = await signVote(stage.chain.wallet(ADA), ballot);
    const database = await stage.database();
    const relay = await stage.start(database);
    const other = new pg.Client({ connectionString: database });
    await other.connect();
    try {
      const lock = [`relay ${stage.account(ADA)}`];
      await other.query("select pg_advisory_lock(hashtextextended($1, 0))", lock);
      // Not by the SDK, which sends it again by itself.
      const body = JSON.stringify(vote, (_, value) => (typeof value === "bigint" ? `${value}` : value));
      const headers = { "content-type": "application/json" };
      const sent = fetch(`${relay.url}/v1/ballots/votes`, { method: "POST", headers, body });
      const ended = await eventually(
        () =>
          other.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
               and application_name = 'colophon-relay' and wait_event_type = 'Lock' and wait_event = 'advisory'`,
          ),
        ({ rowCount }) => rowCount === 1,
        "a transaction that waits",
      );
      expect(ended.rows).toEqual([{ pg_terminate_backend: true }]);
      expect((await sent).status).toBe(500);
      await other.query("select pg_advisory_unlock(hashtextextended($1, 0))", lock);
      expect(await sendVote(relay.url, vote, { deployment })).toMatchObject({ signed: expect.any(String) });
      expect(relay.said()).toContain("a request failed");
      expect(await relay.end("SIGTERM")).toBe(0);
    } finally {
      await other.end();
    }
  });
});
