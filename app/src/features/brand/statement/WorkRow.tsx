import type { ApiToken } from "@colophon/sdk/api/schemas.ts";
import type { WorkExplanation } from "@colophon/sdk/rewards/types.ts";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { formatAmount, formatShare, shorten } from "../../../lib/format.ts";
import { Address } from "../../../ui/Address.tsx";
import own from "./Statement.module.css";

interface WorkRowProps {
  work: WorkExplanation;
  title: string | undefined;
  token: ApiToken;
  columns: { readonly curated: boolean; readonly community: boolean; readonly lineage: boolean };
}

/** One work: its own shares, what flowed in and out, and among whom the rest is divided. */
export function WorkRow({ work, title, token, columns }: WorkRowProps) {
  const passed = work.parents.reduce((sum, { amount }) => sum + amount, 0n);
  const show = (amount: bigint, sign = "") =>
    amount === 0n ? "–" : `${sign}${formatAmount(amount, token.decimals, 4)}`;
  return (
    <tr>
      <td>
        <Link to="/works/$id" params={{ id: work.id }}>
          {title ?? shorten(work.id, 8, 6)}
        </Link>
        <span className={own.because}>
          {columns.curated && <span>score {work.score / 100}</span>}
          {work.remixes > 0 && <span>{work.remixes === 1 ? "1 remix" : `${work.remixes} remixes`}</span>}
          {work.credits.length === 1 ? (
            <Address value={work.credits[0]?.account ?? work.author} />
          ) : (
            work.credits.map(({ account, bps }) => (
              <Fragment key={account}>
                <span>
                  <Address value={account} /> {formatShare(bps)}
                </span>
              </Fragment>
            ))
          )}
        </span>
      </td>
      <td data-label="Equally">{show(work.equal)}</td>
      {columns.curated && <td data-label="By score">{show(work.curated)}</td>}
      {columns.community && <td data-label="By votes">{show(work.community)}</td>}
      {columns.lineage && <td data-label="From remixes">{show(work.received, "+")}</td>}
      {columns.lineage && <td data-label="To its sources">{show(passed, "−")}</td>}
      <td data-label="Earns">
        <strong>{show(work.kept)}</strong>
      </td>
    </tr>
  );
}
