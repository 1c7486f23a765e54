import type { ApiCampaign, ApiPool } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery } from "../../lib/queries.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import sections from "../../ui/Sections.module.css";
import { AskForm } from "./AskForm.tsx";
import { PoolChoice } from "./PoolChoice.tsx";
import { WhyAccount } from "./WhyAccount.tsx";
import { WhyWork } from "./WhyWork.tsx";
import { WorksToAsk } from "./WorksToAsk.tsx";

/** Why an account, or a work, got what it got: without one in the address, the connected account's. */
export function WhyPage() {
  const { apiUrl } = useConfig();
  const { campaign: number, subject } = useParams({ from: "/campaigns/$campaign/why/{-$subject}" });
  const { address } = useConnection();
  const campaign = useQuery(campaignQuery(apiUrl, Number(number)));
  const asked = (subject ?? address ?? "").toLowerCase();
  const title = campaign.data?.terms?.title ?? `Campaign ${number}`;
  return (
    <Page
      title="Why this amount?"
      eyebrow={
        <Link to="/campaigns/$campaign" params={{ campaign: number }}>
          {title}
        </Link>
      }
    >
      <QueryView query={campaign} missing="No such campaign">
        {(data) => (asked === "" ? <Ask campaign={data.id} /> : <Subject campaign={data} subject={asked} />)}
      </QueryView>
    </Page>
  );
}

/** Nobody is connected, and nothing was asked about: by address, or from the list. */
function Ask({ campaign }: { campaign: number }) {
  return (
    <div className={sections.page}>
      <AskForm campaign={campaign} />
      <WorksToAsk campaign={campaign} />
    </div>
  );
}

function Subject({ campaign, subject }: { campaign: ApiCampaign; subject: string }) {
  const { token, root: named } = useSearch({ from: "/campaigns/$campaign/why/{-$subject}" });
  const isAccount = /^0x[0-9a-f]{40}$/.test(subject);
  if (!isAccount && !/^0x[0-9a-f]{64}$/.test(subject)) {
    return (
      <EmptyState title="This is neither an account nor a work">
        An account's address is 0x and 40 hex digits, a work's id 0x and 64; this one is mistyped, or was cut.
      </EmptyState>
    );
  }
  const told = campaign.pools.filter((pool) => rootOf(pool) !== null);
  const pool = told.find((one) => one.token.address === token) ?? told[0];
  const root = pool && rootOf(pool, named);
  if (pool === undefined || !root) {
    return (
      <EmptyState title="No statement says anything yet">
        Once the roll has closed a statement says who earned what, and this page explains every amount in it.
      </EmptyState>
    );
  }
  return (
    <div className={sections.page}>
      {told.length > 1 && <PoolChoice pools={told} chosen={pool.token.address} />}
      {isAccount ? <WhyAccount root={root} account={subject} /> : <WhyWork root={root} id={subject} />}
      <AskForm campaign={campaign.id} again />
    </div>
  );
}

/** What was asked for, where it is one of the pool's; else what stands, for that can be claimed; where nothing does, what is proposed. */
function rootOf({ root, pendingRoot }: ApiPool, named?: string): string | null {
  return named !== undefined && [root, pendingRoot].includes(named) ? named : (root ?? pendingRoot);
}
