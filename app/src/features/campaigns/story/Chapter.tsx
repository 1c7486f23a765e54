import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import type { RefObject } from "react";
import { useGatewayText } from "../../../lib/useGatewayText.ts";
import { Address } from "../../../ui/Address.tsx";
import { Media } from "../../../ui/Media.tsx";
import { Skeleton } from "../../../ui/Progress.tsx";
import { Prose } from "../../../ui/Prose.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "./Story.module.css";
import { withoutTitles } from "./withoutTitles.ts";

/** Of a chapter's words as many are read as a long chapter has. */
const MOST_BYTES = 400_000;

interface ChapterProps {
  work: ApiWork;
  /** How many chapters in, from 1. */
  number: number;
  titleRef: RefObject<HTMLHeadingElement | null>;
}

/** One chapter: words set to be read, pictures and clips in their place. */
export function Chapter({ work, number, titleRef }: ChapterProps) {
  return (
    <article className={styles.chapter} aria-labelledby="chapter">
      <header className={styles.chapterHead}>
        <h3 id="chapter" ref={titleRef} tabIndex={-1}>
          {work.title}
        </h3>
        <p className={styles.faint}>
          {number === 1 ? "The opening" : `Chapter ${number} on this way`}, by <Address value={work.author} />,{" "}
          <Time seconds={work.certifiedAt} form="day" />
          {work.standing === "in-review" && ", in review"}
          {" · "}
          <Link to="/works/$id" params={{ id: work.id }}>
            Its certificate
          </Link>
        </p>
      </header>
      {work.kind === "text" ? (
        <Words work={work} />
      ) : (
        <div className={styles.plate}>
          <Media work={work} large />
        </div>
      )}
    </article>
  );
}

function Words({ work }: { work: ApiWork }) {
  const text = useGatewayText(work.cid, MOST_BYTES);
  return (
    <div className={styles.page}>
      <QueryView query={text} pending={<Skeleton height="20rem" />}>
        {(words) => <Prose text={withoutTitles(words, [work.title, work.campaignTitle ?? ""])} />}
      </QueryView>
    </div>
  );
}
