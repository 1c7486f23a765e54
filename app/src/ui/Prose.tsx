import { Fragment } from "react";
import { cx } from "../lib/cx.ts";
import { type Block, parseProse, type Run } from "../lib/parseProse.ts";
import styles from "./Prose.module.css";

/** A stranger's text, set to be read. See {@link parseProse} for what of Markdown it knows. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={styles.prose}>
      {parseProse(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes; its blocks have no other identity.
        <Piece key={index} block={block} />
      ))}
    </div>
  );
}

function Piece({ block }: { block: Block }) {
  switch (block.kind) {
    case "rule":
      return <hr className={styles.rule} />;
    case "heading":
      // Not h1–h3: the page's own outline isn't the stranger's to change.
      return (
        <p className={cx(styles.heading, block.level === 1 && styles.first)}>
          <Runs runs={block.runs} />
        </p>
      );
    case "paragraph":
      return (
        <p>
          {block.lines.map((runs, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <span key={index} className={styles.line}>
              <Runs runs={runs} />
            </span>
          ))}
        </p>
      );
  }
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, index) => {
    const key = `${index}${run.look}`;
    if (run.look === "strong") return <strong key={key}>{run.text}</strong>;
    if (run.look === "emphasis") return <em key={key}>{run.text}</em>;
    return <Fragment key={key}>{run.text}</Fragment>;
  });
}
