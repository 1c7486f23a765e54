import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import type { RefObject } from "react";
import { Address } from "../../../ui/Address.tsx";
import { Media } from "../../../ui/Media.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "./Story.module.css";

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
      <div className={work.kind === "text" ? styles.page : styles.plate}>
        <Media work={work} large />
      </div>
    </article>
  );
}
