import type { ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import { Button } from "./Button.tsx";
import styles from "./Notes.module.css";

interface ErrorNoteProps {
  title: string;
  children?: ReactNode;
  onRetry?: (() => void) | undefined;
  retryLabel?: string;
}

/** Something failed: what, why, and what to do; read out when it appears. */
export function ErrorNote({ title, children, onRetry, retryLabel = "Try again" }: ErrorNoteProps) {
  return (
    <div className={cx(styles.note, styles.error)} role="alert">
      <p className={styles.heading}>{title}</p>
      {children !== undefined && <div>{children}</div>}
      {onRetry !== undefined && (
        <div className={styles.actions}>
          <Button size="small" onClick={onRetry}>
            {retryLabel}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Something to know, without alarm. */
export function Note({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className={styles.note}>
      {title !== undefined && <p className={styles.heading}>{title}</p>}
      <div>{children}</div>
    </div>
  );
}
