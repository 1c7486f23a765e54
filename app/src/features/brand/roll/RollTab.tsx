import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQueryClient } from "@tanstack/react-query";
import { cx } from "../../../lib/cx.ts";
import { useNow } from "../../../lib/useNow.ts";
import { Button } from "../../../ui/Button.tsx";
import { Countdown } from "../../../ui/Countdown.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "../Brand.module.css";
import { ClosedRoll } from "./ClosedRoll.tsx";
import own from "./Roll.module.css";
import { rollStory } from "./rollStory.ts";

interface RollTabProps {
  campaign: ApiCampaign;
  onTab: (tab: string) => void;
}

/** The roll closing, watched live: what holds now, what comes next, and what is on it. */
export function RollTab({ campaign, onTab }: RollTabProps) {
  const now = useNow();
  const queries = useQueryClient();
  const story = rollStory(campaign);
  const place = story.findIndex(({ until }) => until > now);
  const chapter = story[place];
  const askAnew = () => void queries.invalidateQueries({ queryKey: ["index"] });
  return (
    <div className={styles.twoWide}>
      <section className={styles.part}>
        {chapter === undefined ? (
          <>
            <h2>The roll is closed</h2>
            <p className={styles.headline}>
              Since <Time seconds={campaign.rollAt} form="full" />. From here on nothing changes who earns what.
            </p>
            <div>
              <Button look="primary" onClick={() => onTab("statement")}>
                To the statement
              </Button>
            </div>
          </>
        ) : (
          <>
            <h2>The roll closes in</h2>
            <Countdown until={campaign.rollAt} onOver={askAnew} />
            <p className={styles.headline}>{chapter.now}</p>
            <p className={styles.faint}>
              Next: {chapter.name.toLowerCase()} <Time seconds={chapter.until} />, on{" "}
              <Time seconds={chapter.until} form="full" />.
            </p>
          </>
        )}
        <p className={styles.prose}>
          The roll is the list of accepted works from which every statement is computed. It closes once, at a time fixed
          when the campaign opened. What is corrected or sold later moves authorship and ownership, not money.
        </p>
        <ol className={own.story}>
          {story.map(({ name, until }, index) => (
            <li
              key={name}
              className={cx(until <= now && own.past, index === place && own.present)}
              aria-current={index === place ? "step" : undefined}
            >
              <span>{name}</span>
              <Time seconds={until} form="full" />
            </li>
          ))}
        </ol>
      </section>
      <ClosedRoll campaign={campaign} />
    </div>
  );
}
