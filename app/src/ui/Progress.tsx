import { cx } from "../lib/cx.ts";
import styles from "./Progress.module.css";

interface ProgressProps {
  label: string;
  /** 0 … 1; null while it can't be known. */
  value: number | null;
  detail?: string | undefined;
}

export function Progress({ label, value, detail }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(Math.min(1, value) * 100);
  return (
    <div className={styles.progress}>
      <div className={styles.row}>
        <span>{label}</span>
        <span>{detail ?? (percent === undefined ? "" : `${percent} %`)}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div
          className={cx(styles.bar, value === null && styles.unknown)}
          style={value === null ? undefined : { transform: `scaleX(${Math.min(1, value)})` }}
        />
      </div>
    </div>
  );
}

/** The place of something that is on its way. Sizes are CSS lengths. */
export function Skeleton({ height = "1rem", width = "100%" }: { height?: string; width?: string }) {
  return <span className={styles.skeleton} style={{ height, width }} aria-hidden="true" />;
}
