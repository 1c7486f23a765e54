import type { ApiVerdict } from "@colophon/sdk/api/schemas.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import { Address } from "../../../ui/Address.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Time } from "../../../ui/Time.tsx";
import { VerdictNote } from "../../../ui/VerdictNote.tsx";
import styles from "../Brand.module.css";
import own from "./Review.module.css";

/** The verdict that counts now. */
export function EarlierVerdict({ verdict }: { verdict: ApiVerdict }) {
  const reason = REASONS.find(({ code }) => code === verdict.reason)?.label ?? "no known reason";
  return (
    <div className={own.earlier}>
      <p className={styles.meta}>
        {verdict.accepted ? (
          <Badge tone="ink">Accepted, score {verdict.score / 100}</Badge>
        ) : (
          <Badge shape="diamond">Not accepted: {reason}</Badge>
        )}
        <span>
          by <Address value={verdict.curator} />, <Time seconds={verdict.time} />
        </span>
      </p>
      <VerdictNote digest={verdict.note} />
    </div>
  );
}
