import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { formatShare } from "../../lib/format.ts";
import { campaignQuery } from "../../lib/queries.ts";
import { useNow } from "../../lib/useNow.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Time } from "../../ui/Time.tsx";
import { Booth } from "./Booth.tsx";
import { ResultsPart } from "./ResultsPart.tsx";
import styles from "./Vote.module.css";

/** Votes that move money: the community part of a campaign's pool. */
export function VotePage() {
  const { campaign: number } = useParams({ from: "/campaigns/$campaign/vote" });
  const { apiUrl } = useConfig();
  const me = useConnection().address?.toLowerCase();
  const campaign = useQuery(campaignQuery(apiUrl, Number(number)));
  return (
    <Page
      title="Vote"
      eyebrow={
        <Link to="/campaigns/$campaign" params={{ campaign: number }}>
          {campaign.data?.terms?.title ?? `Campaign ${number}`}
        </Link>
      }
      lead={campaign.data !== undefined && <Lead campaign={campaign.data} />}
    >
      <QueryView query={campaign} missing="No such campaign">
        {(data) => (
          <>
            <Facts campaign={data} />
            <Booth key={me} campaign={data} me={me} />
            <ResultsPart campaign={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Lead({ campaign }: { campaign: ApiCampaign }) {
  const { communityBps } = campaign.settings;
  if (communityBps === 0) return "This campaign shares nothing by votes: its pool is split by other rules.";
  return `Votes decide ${formatShare(communityBps)} of the pool, the community part: real money, shared among works by the votes they get.`;
}

function Facts({ campaign }: { campaign: ApiCampaign }) {
  const { communityBps, votesClose, voterRoot } = campaign.settings;
  const now = useNow();
  if (communityBps === 0) return null;
  const list = BigInt(voterRoot) !== 0n;
  return (
    <ul className={styles.facts}>
      <li>
        <strong>Who.</strong>{" "}
        {list
          ? "Whoever is on the list of voters that was fixed at the opening."
          : "Authors of a work that is accepted here."}{" "}
        Never for a work that one made or is credited in.
      </li>
      <li>
        <strong>How much.</strong> Everybody has 100 credits. One vote on a work costs 1, two cost 4, three cost 9: the
        square.
      </li>
      <li>
        <strong>Until when.</strong> {now < votesClose ? "Open; closes" : "Closed"} <Time seconds={votesClose} /> (
        <Time seconds={votesClose} form="full" />
        ). What is given can't be taken back.
      </li>
      <li>
        <strong>What it can't do.</strong> Squares keep one rich voice from outweighing many. They don't resist one
        person with many identities.
      </li>
    </ul>
  );
}
