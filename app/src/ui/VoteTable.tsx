import type { ApiCampaign, ApiVotePage } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../lib/ConfigContext.tsx";
import { cx } from "../lib/cx.ts";
import { formatShare, shorten } from "../lib/format.ts";
import { votesQuery, worksQuery } from "../lib/queries.ts";
import { Button } from "./Button.tsx";
import { QueryView } from "./QueryView.tsx";
import table from "./Table.module.css";

interface VoteTableProps {
  campaign: ApiCampaign;
  /** Said where nobody has voted. */
  empty: string;
}

/** What counts for each work, most first, and what part of the community's money that is as of now. */
export function VoteTable({ campaign, empty }: VoteTableProps) {
  const { apiUrl } = useConfig();
  const votes = useInfiniteQuery(votesQuery(apiUrl, campaign.id));
  const works = useInfiniteQuery(
    worksQuery(apiUrl, { campaign: campaign.id, standing: "any", verification: "any", limit: 100 }),
  );
  const titles = new Map(works.data?.pages.flatMap((page) => page.items).map(({ id, title }) => [id, title]));
  return (
    <QueryView query={votes}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items);
        if (all.length === 0) return <p>{empty}</p>;
        return (
          <>
            <Rows all={all} titles={titles} complete={!votes.hasNextPage} />
            {votes.hasNextPage && (
              <div>
                <Button busy={votes.isFetchingNextPage} onClick={() => void votes.fetchNextPage()}>
                  More works
                </Button>
              </div>
            )}
          </>
        );
      }}
    </QueryView>
  );
}

interface RowsProps {
  all: ApiVotePage["items"];
  titles: ReadonlyMap<string, string>;
  /** Else shares can't be told: not all votes are here. */
  complete: boolean;
}

function Rows({ all, titles, complete }: RowsProps) {
  const sum = all.reduce((total, { votes }) => total + votes, 0);
  return (
    <table className={cx(table.table, table.cards)}>
      <thead>
        <tr>
          <th scope="col">Work</th>
          <th scope="col">Votes that count</th>
          <th scope="col">Voters</th>
          <th scope="col">Given in all</th>
          <th scope="col">Of the community part</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ id, minted, votes, voters, given }) => (
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
            <td data-label="Votes that count">{votes}</td>
            <td data-label="Voters">{voters}</td>
            <td data-label="Given in all">{given}</td>
            <td data-label="Of the community part">
              {complete && sum > 0 ? formatShare(Math.round((10_000 * votes) / sum)) : "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
