import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { cx } from "../../lib/cx.ts";
import { useNow } from "../../lib/useNow.ts";
import { Time } from "../../ui/Time.tsx";
import styles from "./Campaigns.module.css";

/** A campaign's fixed times, and which one comes next. */
export function Timeline({ campaign }: { campaign: ApiCampaign }) {
  const now = useNow();
  const steps = [
    { name: "Opens", time: campaign.settings.opens },
    { name: "Closes", time: campaign.settings.closes },
    { name: "Review ends", time: campaign.reviewEnds },
    { name: "Appeals end", time: campaign.appealsEnd },
    { name: "The roll closes", time: campaign.rollAt },
    // Where a statement stands this has lost its point.
    ...(campaign.phase === "paid" ? [] : [{ name: "Anyone may settle", time: campaign.settleBy }]),
  ];
  const next = steps.findIndex(({ time }) => time > now);
  return (
    <ol className={styles.timeline}>
      {steps.map(({ name, time }, index) => (
        <li
          key={name}
          className={cx(styles.step, time <= now && styles.past, index === next && styles.next)}
          aria-current={index === next ? "step" : undefined}
        >
          <span>{name}</span>
          <Time seconds={time} form={index === next ? "relative" : "day"} />
        </li>
      ))}
    </ol>
  );
}
