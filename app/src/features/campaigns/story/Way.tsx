import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { ChapterLink } from "./ChapterLink.tsx";
import styles from "./Story.module.css";

/** In a long story the middle of the way is left out. */
const ENDS = 3;

/** The chapters that led here. */
export function Way({ way, onTurn }: { way: readonly ApiWork[]; onTurn: (id: string, from?: string) => void }) {
  const steps = way.map((work, index) => ({ work, from: way[index - 1]?.id }));
  const shown = steps.length <= 2 * ENDS + 1 ? steps : [...steps.slice(0, ENDS), null, ...steps.slice(-ENDS)];
  return (
    <nav aria-label="The way here">
      <ol className={styles.way}>
        {shown.map((step) =>
          step === null ? (
            <li key="between">… {steps.length - 2 * ENDS} between …</li>
          ) : (
            <li key={step.work.id}>
              {step.work === way.at(-1) ? (
                <span aria-current="page">{step.work.title}</span>
              ) : (
                <ChapterLink work={step.work} from={step.from} onTurn={onTurn}>
                  {step.work.title}
                </ChapterLink>
              )}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
