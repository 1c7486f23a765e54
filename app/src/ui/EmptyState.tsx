import type { ReactNode } from "react";
import styles from "./Notes.module.css";

/** Nothing here yet: what would be here, and how to bring it about. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span className={styles.ornament} aria-hidden="true">
        ❦
      </span>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
