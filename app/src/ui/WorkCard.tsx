import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { Address } from "./Address.tsx";
import { Badge } from "./Badge.tsx";
import { Media } from "./Media.tsx";
import { Time } from "./Time.tsx";
import styles from "./WorkCard.module.css";

/** A work in a gallery: the work, and under it, as under a plate, its title, author and day. */
export function WorkCard({ work, showStanding = false }: { work: ApiWork; showStanding?: boolean }) {
  return (
    <Link to="/works/$id" params={{ id: work.id }} className={styles.card}>
      <div className={styles.frame}>
        <Media work={work} />
      </div>
      <div className={styles.caption}>
        <span className={styles.title}>{work.title}</span>
        <span className={styles.meta}>
          <Address value={work.author} plain />
          <Time seconds={work.certifiedAt} form="day" />
          {work.parents.length > 0 && <span>a remix</span>}
          {work.state === "anchored" && <span>no token yet</span>}
        </span>
        {showStanding && <StandingBadge work={work} />}
      </div>
    </Link>
  );
}

/** Where a work stands: with its bytes first, since without them there is nothing to review. */
export function StandingBadge({ work }: { work: Pick<ApiWork, "standing" | "verification"> }) {
  if (work.verification === "unavailable") return <Badge shape="diamond">Bytes unavailable</Badge>;
  if (work.verification === "non-canonical") return <Badge shape="diamond">Not the canonical form</Badge>;
  if (work.verification === "pending") return <Badge shape="hollow">Being verified</Badge>;
  if (work.standing === "in-review") return <Badge shape="hollow">In review</Badge>;
  if (work.standing === "rejected") return <Badge shape="diamond">Not accepted</Badge>;
  return <Badge tone="ink">Accepted</Badge>;
}
