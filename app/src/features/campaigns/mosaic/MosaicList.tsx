import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Address } from "../../../ui/Address.tsx";
import { Button } from "../../../ui/Button.tsx";
import type { FormatProps } from "../formatProps.ts";
import styles from "./Mosaic.module.css";

const PORTION = 120;

/** The same works in the same order, as words: for whom the picture isn't. */
export function MosaicList({ works }: Pick<FormatProps, "works">) {
  const [shown, setShown] = useState(0);
  return (
    <details className={styles.list} onToggle={(event) => event.currentTarget.open && shown === 0 && setShown(PORTION)}>
      <summary>All {works.length.toLocaleString("en")} as a list</summary>
      <ol>
        {works.slice(0, shown).map((work) => (
          <li key={work.id}>
            <Link to="/works/$id" params={{ id: work.id }}>
              {work.title}
            </Link>{" "}
            <span className={styles.faint}>
              by <Address value={work.author} plain />
            </span>
          </li>
        ))}
      </ol>
      {shown < works.length && shown > 0 && (
        <Button size="small" onClick={() => setShown(shown + PORTION)}>
          {Math.min(PORTION, works.length - shown)} more
        </Button>
      )}
    </details>
  );
}
