import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import { useConnection } from "wagmi";
import { useNow } from "../../../lib/useNow.ts";
import { Note } from "../../../ui/ErrorNote.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "../Brand.module.css";
import { mayReview } from "../roleIn.ts";
import { Queue, type QueueStanding } from "./Queue.tsx";

const WORDS: Record<QueueStanding, string> = {
  "in-review": "Waiting",
  accepted: "Accepted",
  rejected: "Not accepted",
};

/** Works and verdicts. Whoever may review collects verdicts and signs them at once; everybody else may look. */
export function ReviewTab({ campaign }: { campaign: ApiCampaign }) {
  const { address } = useConnection();
  const now = useNow();
  const { counts, reviewEnds, settings } = campaign;
  const over = now >= reviewEnds;
  const [standing, setStanding] = useState<QueueStanding>(over ? "accepted" : "in-review");
  const number = { "in-review": counts.inReview, accepted: counts.accepted, rejected: counts.rejected };
  const may = mayReview(campaign, address) && !over && now >= settings.opens;
  return (
    <div className={styles.part}>
      <p className={styles.faint}>
        {over ? "The review ended " : "The review ends "}
        <Time seconds={reviewEnds} />.{" "}
        {over
          ? "These are the last words; what had no verdict was accepted."
          : "Until then every verdict can be changed; a work without one is accepted, with score 0."}
      </p>
      {!over && !mayReview(campaign, address) && (
        <Note title="Only the brand and its curators review">
          Connect one of their accounts to give verdicts. You may look at what waits and what was decided.
        </Note>
      )}
      <fieldset className={styles.filters}>
        <legend className="visually-hidden">Show works that are</legend>
        {(["in-review", "accepted", "rejected"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === standing} onClick={() => setStanding(one)}>
            {WORDS[one]} <span>{number[one]}</span>
          </button>
        ))}
      </fieldset>
      <Queue key={standing} campaign={campaign} standing={standing} mayReview={may} />
    </div>
  );
}
