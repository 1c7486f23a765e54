import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { type RefObject, useRef } from "react";
import { Address } from "../../../ui/Address.tsx";
import { buttonClass } from "../../../ui/Button.tsx";
import { Media } from "../../../ui/Media.tsx";
import { Time } from "../../../ui/Time.tsx";
import { playTogether } from "./pairsOf.ts";
import styles from "./Remix.module.css";
import { TogetherBar } from "./TogetherBar.tsx";
import { Voice } from "./Voice.tsx";

interface PairViewProps {
  campaign: ApiCampaign;
  original: ApiWork;
  work: ApiWork;
}

/** An original and what was made from it; where both can be played, they are played as one. */
export function PairView({ campaign, original, work }: PairViewProps) {
  const first = useRef<HTMLMediaElement>(null);
  const second = useRef<HTMLMediaElement>(null);
  const together = playTogether(original, work);
  const fades = { first, second, names: [original.title, work.title] as const };
  return (
    <div className={styles.pair}>
      <div className={styles.sides}>
        <Side label="The original" work={original} player={together ? first : null} />
        <Side label="Made from it" work={work} player={together ? second : null} />
      </div>
      {together && <TogetherBar {...fades} />}
      <div className={styles.actions}>
        <Link to="/works/$id" params={{ id: work.id }} hash="lineage" className={buttonClass()}>
          The tree of remixes
        </Link>
        {campaign.phase === "open" && (
          <Link
            to="/campaigns/$campaign/contribute"
            params={{ campaign: String(campaign.id) }}
            search={{ parent: work.id }}
            className={buttonClass()}
          >
            Answer this one
          </Link>
        )}
      </div>
    </div>
  );
}

interface SideProps {
  label: string;
  work: ApiWork;
  /** Where it is played together with the other. */
  player: RefObject<HTMLMediaElement | null> | null;
}

function Side({ label, work, player }: SideProps) {
  return (
    <figure className={styles.side}>
      <div className={styles.stage}>
        {player === null ? <Media work={work} large /> : <Voice work={work} player={player} />}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.faint}>{label}</span>
        <Link to="/works/$id" params={{ id: work.id }} className={styles.title}>
          {work.title}
        </Link>
        <span className={styles.faint}>
          <Address value={work.author} />, <Time seconds={work.certifiedAt} form="day" />
        </span>
      </figcaption>
    </figure>
  );
}
