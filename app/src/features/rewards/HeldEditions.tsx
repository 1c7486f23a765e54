import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { formatAmount } from "../../lib/format.ts";
import { heldEditionsQuery } from "../../lib/queries.ts";
import { Media } from "../../ui/Media.tsx";
import styles from "./Rewards.module.css";

/** Copies of collective works that the account holds; nothing where it holds none. */
export function HeldEditions({ account }: { account: string }) {
  const { apiUrl } = useConfig();
  const held = useInfiniteQuery(heldEditionsQuery(apiUrl, account));
  const all = held.data?.pages.flatMap((page) => page.items) ?? [];
  if (all.length === 0) return null;
  return (
    <ul className={styles.editions}>
      {all.map(({ campaign, campaignTitle, amount, edition }) => (
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
  );
}
