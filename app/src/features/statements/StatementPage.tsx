import type { ApiCampaign, ApiPool } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery, poolStatementsQuery } from "../../lib/queries.ts";
import { ReturnedBonds } from "../../statements/ReturnedBonds.tsx";
import { SettleLine } from "../../statements/SettleLine.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import sections from "../../ui/Sections.module.css";
import { Accounts } from "./Accounts.tsx";
import { Challenge } from "./Challenge.tsx";
import { StatementFacts } from "./StatementFacts.tsx";
import styles from "./Statements.module.css";
import { Timeline } from "./Timeline.tsx";

/** One pool's statements in public: what is proposed, how to check it, how to dispute it, and what became of each. */
export function StatementPage() {
  const { apiUrl } = useConfig();
  const { campaign: number, token } = useParams({ from: "/campaigns/$campaign/statements/$token" });
  const campaign = useQuery(campaignQuery(apiUrl, Number(number)));
  const pool = campaign.data?.pools.find((one) => one.token.address === token.toLowerCase());
  return (
    <Page
      title={pool === undefined ? "Statement" : `Who earned what, in ${pool.token.symbol}`}
      eyebrow={
        <Link to="/campaigns/$campaign" params={{ campaign: number }}>
          {campaign.data?.terms?.title ?? `Campaign ${number}`}
        </Link>
      }
      lead="A statement says what everybody earned and why. Anybody can recompute it, and stop it with a bond before it stands."
    >
      <QueryView query={campaign} missing="No such campaign">
        {(data) =>
          pool === undefined ? (
            <EmptyState title="Nobody has funded such a pool">
              The campaign's page lists the pools that there are.
            </EmptyState>
          ) : (
            <Pool campaign={data} pool={pool} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Pool({ campaign, pool }: { campaign: ApiCampaign; pool: ApiPool }) {
  const { apiUrl } = useConfig();
  const { address } = useConnection();
  const query = useInfiniteQuery(poolStatementsQuery(apiUrl, campaign.id, pool.token.address));
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const [newest, ...earlier] = pages.flatMap((page) => page.items);
        if (newest === undefined) {
          return (
            <EmptyState title="No statement was proposed yet">
              Once the roll has closed the brand says who earned what; if it doesn't in time, anybody may.
            </EmptyState>
          );
        }
        return (
          <div className={sections.page}>
            <StatementFacts statement={newest} pool={pool} />
            <Timeline statement={newest} campaign={campaign} pool={pool} />
            {newest.root !== null && newest.state !== "fell" && <Accounts statement={newest} root={newest.root} />}
            <Challenge campaign={campaign} pool={pool} statement={newest} />
            <SettleLine pool={pool} />
            {address !== undefined && <ReturnedBonds account={address} />}
            {earlier.length > 0 && (
              <section className={sections.section} aria-labelledby="earlier">
                <h2 id="earlier">Before it</h2>
                {earlier.map((statement) => (
                  <details key={statement.number} className={styles.earlier}>
                    <summary>
                      Statement {statement.number}: {OUTCOMES[statement.state]}
                    </summary>
                    <StatementFacts statement={statement} pool={pool} small />
                    <Timeline statement={statement} campaign={campaign} pool={pool} />
                  </details>
                ))}
                {query.hasNextPage && (
                  <div>
                    <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                      Earlier ones
                    </Button>
                  </div>
                )}
              </section>
            )}
          </div>
        );
      }}
    </QueryView>
  );
}

const OUTCOMES = {
  proposed: "proposed",
  disputed: "disputed",
  upheld: "upheld by the arbiter",
  stands: "it stands",
  superseded: "it stood, until a later one did",
  fell: "it fell",
} as const;
