import { readDispute } from "@colophon/sdk/actions/readDispute.ts";
import type { Context } from "../context.ts";
import { date, money, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { type PoolAt, poolAt } from "./poolAt.ts";

/** A pool's statements as the chain has them: what stands, what is pending, and the dispute about it. */
export async function showStatement(context: Context, number: string, flags: { token: string }): Promise<Answer> {
  const place = await poolAt(context, number, flags.token);
  const { client, deployment, campaign, token, pool } = place;
  const at = { deployment, campaign: campaign.campaign, token: token.address };
  const dispute = pool.state === "disputed" ? await readDispute(client, at) : null;
  const pending = pool.state !== "none";
  const show = (amount: bigint) => money(amount, token);
  return {
    yes: pool.total > 0n || pool.emptyStood,
    json: { campaign: campaign.campaign, token, pool, dispute },
    lines: table([
      ["campaign", String(campaign.campaign)],
      ["pool", `${show(pool.funded - pool.refunded)}, of which ${show(pool.paid)} claimed`],
      [
        "stands",
        pool.total > 0n ? `${show(pool.total)}, root ${pool.root}` : pool.emptyStood ? "an empty roll" : "nothing",
      ],
      ["pending", pending ? pendingOf(place) : "nothing"],
      [
        "claimable",
        pending ? `from ${date(pool.claimableFrom)}${dispute === null ? "" : ", if the dispute fails"}` : undefined,
      ],
      [
        "dispute",
        dispute === null
          ? undefined
          : `${dispute.standsLeads ? "the statement" : "the dispute"} leads, until ${date(dispute.answerBy)}`,
      ],
      [
        "raises",
        dispute === null ? undefined : `${dispute.raises}; from ${date(dispute.raisableFrom)} anybody may raise`,
      ],
      [
        "next raise",
        dispute === null ? undefined : dispute.nextRaise === 0n ? "makes the proposal fall" : show(dispute.nextRaise),
      ],
    ]),
  };
}

function pendingOf({ pool, token }: PoolAt): string {
  const what = pool.pendingEmpty ? "an empty roll" : `${money(pool.pendingTotal, token)}, root ${pool.pendingRoot}`;
  return `number ${pool.proposals}, ${pool.state}: ${what}`;
}
