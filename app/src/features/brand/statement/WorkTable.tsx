import type { ApiCampaign, ApiToken } from "@colophon/sdk/api/schemas.ts";
import type { ComputedStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { useMemo, useState } from "react";
import { cx } from "../../../lib/cx.ts";
import { Amount } from "../../../ui/Amount.tsx";
import { Button } from "../../../ui/Button.tsx";
import styles from "../../../ui/Table.module.css";
import { useWorkTitles } from "./useWorkTitles.ts";
import { WorkRow } from "./WorkRow.tsx";

const ROWS = 50;

interface WorkTableProps {
  campaign: ApiCampaign;
  statement: ComputedStatement;
  token: ApiToken;
}

/** Every work on the roll, oldest first, and how its sum came about. */
export function WorkTable({ campaign, statement, token }: WorkTableProps) {
  const [rows, setRows] = useState(ROWS);
  const titles = useWorkTitles(campaign.id, rows);
  const works = useMemo(() => [...statement.explainAll()], [statement]);
  const { curatedBps, communityBps, lineageBps } = campaign.settings;
  const columns = { curated: curatedBps > 0, community: communityBps > 0, lineage: lineageBps > 0 };
  const span = 1 + Number(columns.curated) + Number(columns.community) + 2 * Number(columns.lineage);
  return (
    <>
      <div className={styles.scroll}>
        <table className={cx(styles.table, styles.cards)}>
          <thead>
            <tr>
              <th scope="col">Work</th>
              <th scope="col">Equally</th>
              {columns.curated && <th scope="col">By score</th>}
              {columns.community && <th scope="col">By votes</th>}
              {columns.lineage && <th scope="col">From remixes</th>}
              {columns.lineage && <th scope="col">To its sources</th>}
              <th scope="col">Earns</th>
            </tr>
          </thead>
          <tbody>
            {works.slice(0, rows).map((work) => (
              <WorkRow key={work.id} work={work} title={titles.get(work.id)} token={token} columns={columns} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={1 + span}>
                {works.length} {works.length === 1 ? "work" : "works"}
              </td>
              <td>
                <Amount value={statement.given} token={token} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {works.length > rows && (
        <div>
          <Button size="small" onClick={() => setRows(rows + 10 * ROWS)}>
            More of {works.length}
          </Button>
        </div>
      )}
    </>
  );
}
