import type { ApiEditionHeld } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { formatAmount } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Media } from "../../ui/Media.tsx";
import styles from "./Rewards.module.css";

interface HeldEditionsProps {
  editions: readonly ApiEditionHeld[];
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

/** Copies of collective works that the account holds; nothing where it holds none. */
export function HeldEditions({ editions, hasMore, loadingMore, onMore }: HeldEditionsProps) {
  if (editions.length === 0) return null;
  return (
    <>
      <ul className={styles.editions}>
        {editions.map(({ campaign, campaignTitle, amount, edition }) => (
          <li key={campaign} className={styles.edition}>
            <div className={styles.editionPlate}>
              {edition.content !== null && <Media work={{ ...edition.content, title: "The edition", mediaType: "" }} />}
            </div>
            <span>
              {amount === "1" ? "One copy" : `${formatAmount(amount, 0)} copies`} of the edition of{" "}
              <Link to="/campaigns/$campaign" params={{ campaign: String(campaign) }}>
                {campaignTitle ?? `Campaign ${campaign}`}
              </Link>
            </span>
          </li>
        ))}
      </ul>
      {hasMore && (
        <div>
          <Button busy={loadingMore} onClick={onMore}>
            More editions
          </Button>
        </div>
      )}
    </>
  );
}
