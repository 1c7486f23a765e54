import type { ApiAnswers } from "@colophon/sdk/api/ballotSchemas.ts";
import type { Hex } from "viem";
import { givenAnswers } from "../../anchors/givenAnswers.ts";
import type { Db } from "../../store/openDatabase.ts";
import { checkCampaign } from "./checkCampaign.ts";

/** One voter's answers to a campaign's polls, the last first. @throws ApiProblem 404 */
export async function answersOf(db: Db, campaign: number, voter: Hex): Promise<ApiAnswers> {
  await checkCampaign(db, campaign);
  const given = await givenAnswers(db, campaign, { voter });
  return {
    campaign,
    voter,
    items: given.toReversed().map(({ poll, option, outcome, signed, root, leaf, time, block, transaction }) => ({
      poll,
      option,
      outcome,
      signed,
      state: "anchored",
      anchor: root === null ? null : { root, leaf },
      time,
      block,
      transaction,
    })),
  };
}
