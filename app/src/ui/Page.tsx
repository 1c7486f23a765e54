import { type ReactNode, useEffect } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./Page.module.css";

interface PageProps {
  /** The page's one h1, and the window's title. */
  title: string;
  /** A line above the title: where we are. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  narrow?: boolean;
  /** For pages that draw their own heading; `title` still names the window. */
  hideHeader?: boolean;
  children?: ReactNode;
}

/** The frame of every page. */
export function Page({ title, eyebrow, lead, narrow = false, hideHeader = false, children }: PageProps) {
  useEffect(() => {
    document.title = title === "Colophon" ? title : `${title} · Colophon`;
  }, [title]);
  return (
    <div className={cx(styles.page, narrow && styles.narrow)}>
      {!hideHeader && (
        <header className={styles.header}>
          {eyebrow !== undefined && <div className={styles.eyebrow}>{eyebrow}</div>}
          <h1 className={styles.title}>{title}</h1>
          {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        </header>
      )}
      {children}
    </div>
  );
}
