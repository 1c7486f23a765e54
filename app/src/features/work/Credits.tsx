import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { formatShare } from "../../lib/format.ts";
import { Address } from "../../ui/Address.tsx";
import { Badge } from "../../ui/Badge.tsx";
import styles from "./WorkPage.module.css";

/** Who earns what share of the work; not who owns it. */
export function Credits({ work }: { work: ApiWork }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>Credits</h2>
      <ul className={styles.credits}>
        {work.credits.map((credit) => (
          <li key={credit.account} className={styles.credit}>
            <Address value={credit.account} />
            <span className={styles.share}>{formatShare(credit.bps)}</span>
            <span className={styles.role}>
              {credit.role ?? (credit.account === work.author ? "author" : "co-author")}
            </span>
            {!credit.confirmed && <Badge shape="hollow">named by the author, not confirmed yet</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
