import { ChapterLink } from "./ChapterLink.tsx";
import styles from "./Story.module.css";
import { type Story, treeOf } from "./storyOf.ts";

/** Further in than this a line has no room on a phone. */
const DEEPEST = 8;
const MOST = 400;

interface StoryTreeProps {
  story: Story;
  here: string;
  onTurn: (id: string, from?: string) => void;
}

/** The whole story at a glance: every chapter once, further in where it forks. */
export function StoryTree({ story, here, onTurn }: StoryTreeProps) {
  const lines = treeOf(story);
  return (
    <details className={styles.tree}>
      <summary>The whole story, {lines.length.toLocaleString("en")} chapters</summary>
      <ol>
        {lines.slice(0, MOST).map(({ work, depth, branch, also }) => (
          <li key={work.id} style={{ marginInlineStart: `${Math.min(depth, DEEPEST) * 1.4}rem` }}>
            <span className={styles.twig} aria-hidden="true">
              {branch && "└"}
            </span>
            <ChapterLink work={work} onTurn={onTurn} current={work.id === here}>
              {work.title}
            </ChapterLink>
            {also.length > 0 && (
              <span className={styles.faint}> continues {also.map(({ title }) => title).join(" and ")}, too</span>
            )}
          </li>
        ))}
      </ol>
      {lines.length > MOST && <p className={styles.faint}>And {lines.length - MOST} more, which the gallery shows.</p>}
    </details>
  );
}
