import { type DragEvent, type ReactNode, useState } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./DropZone.module.css";
import { Mark } from "./Mark.tsx";

interface DropZoneProps {
  title: string;
  hint?: ReactNode;
  /** Small, where something else is what the page is about now. */
  compact?: boolean;
  onFile: (file: File) => void;
}

/** A place to drop one file, or to choose one; the native input lies over it, so that keyboard and screen readers find it. */
export function DropZone({ title, hint, compact = false, onFile }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the input inside is everybody's.
    <div
      className={cx(styles.zone, compact && styles.compact, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={styles.mark}>
        <Mark size={compact ? 24 : 44} />
      </span>
      <span className={styles.title}>{title}</span>
      {!compact && <span className={styles.hint}>{hint}</span>}
      <input
        type="file"
        className={styles.input}
        aria-label={title}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file can be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
