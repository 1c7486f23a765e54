import { contributionsAbi } from "@colophon/sdk/abis/generated.ts";
import { type Stage, someCampaign } from "./stage.ts";

/** The next time at which something ends or begins in some campaign, unix seconds; null: nothing will. */
export async function nextTurn(stage: Stage): Promise<number | null> {
  const { chain, control, random } = stage;
  const [reviewStarts, reviewEnds, appealsEnd, rollAt] = await control.client.readContract({
    address: chain.deployment.contributions,
    abi: contributionsAbi,
    functionName: "scheduleOf",
    args: [await someCampaign(stage)],
  });
  const middle = reviewEnds + Math.floor((appealsEnd - reviewEnds) / 2);
  const { time } = await control.head();
  const next = [reviewStarts, reviewEnds, middle, appealsEnd, rollAt].find((turn) => turn > time);
  return next === undefined ? null : next + random.between(0, 3);
}
