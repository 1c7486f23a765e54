import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { cx } from "../../lib/cx.ts";
import { shorten } from "../../lib/format.ts";
import { votesQuery, worksQuery } from "../../lib/queries.ts";
import table from "../../ui/Table.module.css";
import styles from "./Campaigns.module.css";

/** What works were given by direct votes; nothing where there were none. */
export function VotesPart({ campaign }: { campaign: ApiCampaign }) {
  const { apiUrl } = useConfig();
  const voted = campaign.settings.communityBps > 0;
  const votes = useInfiniteQuery({ ...votesQuery(apiUrl, campaign.id), enabled: voted });
  const works = useInfiniteQuery({
    ...worksQuery(apiUrl, { campaign: campaign.id, standing: "any", verification: "any", limit: 100 }),
    enabled: voted,
  });
  const titles = new Map(works.data?.pages.flatMap((page) => page.items).map(({ id, title }) => [id, title]));
  const all = votes.data?.pages.flatMap((page) => page.items) ?? [];
  if (all.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="votes">
      <h2 id="votes">Votes</h2>
      <p className={styles.faint}>
        As they were cast. Which of them count, and for how much, is settled with the roll: voters have a budget, and
        nobody votes for their own work. It doesn't resist one person with many accounts.
      </p>
      <table className={cx(table.table, table.cards)}>
        <thead>
          <tr>
            <th scope="col">Work</th>
            <th scope="col">Votes</th>
            <th scope="col">Voters</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ id, minted, votes: given, voters }) => (
            <tr key={id}>
              <td>
                {minted ? (
                  <Link to="/works/$id" params={{ id }}>
                    {titles.get(id) ?? `Work ${shorten(id, 10, 6)}`}
                  </Link>
                ) : (
                  `Work ${shorten(id, 10, 6)}, not certified yet`
                )}
              </td>
              <td data-label="Votes">{given}</td>
              <td data-label="Voters">{voters}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
