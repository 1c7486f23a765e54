import type { ApiCampaign, Phase } from "@colophon/sdk/api/schemas.ts";

interface NextStep {
  /** What comes next, ending in a verb where a time follows: "The roll closes". */
  readonly sentence: string;
  /** When, in unix seconds; null where it waits for somebody and not for a time. */
  readonly at: number | null;
}

/** What a campaign waits for, in a few words. */
export function nextStep(campaign: ApiCampaign): NextStep {
  const { counts, settings } = campaign;
  const waiting = counts.inReview === 1 ? "1 work waits" : `${counts.inReview} works wait`;
  const byPhase: Record<Phase, () => NextStep> = {
    upcoming: () => ({ sentence: "Opens", at: settings.opens }),
    open: () => ({
      sentence: counts.inReview > 0 ? `${waiting} for a verdict; closes` : "Closes",
      at: settings.closes,
    }),
    review: () => ({
      sentence: counts.inReview > 0 ? `${waiting} for a verdict; review ends` : "All reviewed; review ends",
      at: campaign.reviewEnds,
    }),
    appeals: () => ({ sentence: "Appeals end", at: campaign.appealsEnd }),
    finality: () => ({ sentence: "The roll closes", at: campaign.rollAt }),
    settling: () => settling(campaign),
    paid: () => settling(campaign),
  };
  return byPhase[campaign.phase]();
}

function settling({ pools, counts, phase, settleBy }: ApiCampaign): NextStep {
  const disputed = pools.find(({ state }) => state === "disputed");
  if (disputed !== undefined) return { sentence: `The ${disputed.token.symbol} statement is disputed`, at: null };
  const pending = pools.find(({ state }) => state !== "none");
  if (pending !== undefined) {
    return { sentence: `The ${pending.token.symbol} statement stands`, at: pending.claimableFrom };
  }
  const left = pools.some(({ funded, refunded, total }) => BigInt(funded) - BigInt(refunded) > BigInt(total));
  if (!left && phase === "paid") {
    const unclaimed = pools.some(({ total, paid }) => BigInt(total) > BigInt(paid));
    return {
      sentence: unclaimed ? "All is given out; rewards wait to be claimed" : "All is given out and claimed",
      at: null,
    };
  }
  if (!left) return { sentence: "Nothing was funded", at: null };
  if (counts.accepted === 0) return { sentence: "No work was accepted", at: null };
  return phase === "paid"
    ? { sentence: "There is more to give out", at: null }
    : { sentence: "Publish a statement; anyone may", at: settleBy };
}
