import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery } from "../../lib/queries.ts";
import { useNow } from "../../lib/useNow.ts";
import { Address } from "../../ui/Address.tsx";
import { buttonClass } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { PollList } from "../../ui/PollList.tsx";
import { PoolList } from "../../ui/PoolList.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { StatementList } from "../../ui/StatementList.tsx";
import styles from "./Campaigns.module.css";
import { Cover } from "./Cover.tsx";
import { EditionPart } from "./EditionPart.tsx";
import { FormatPart } from "./FormatPart.tsx";
import { PendingPart } from "./PendingPart.tsx";
import { RoyaltiesPart } from "./RoyaltiesPart.tsx";
import { RuleWords } from "./RuleWords.tsx";
import { Timeline } from "./Timeline.tsx";
import { VotesPart } from "./VotesPart.tsx";

/** One campaign: what it asks, when, what it pays, and what came of it. */
export function CampaignPage() {
  const { campaign: number } = useParams({ from: "/campaigns/$campaign" });
  const { apiUrl } = useConfig();
  const campaign = useQuery(campaignQuery(apiUrl, Number(number)));
  const title = campaign.data?.terms?.title ?? `Campaign ${number}`;
  return (
    <Page
      title={title}
      eyebrow={
        campaign.data !== undefined && (
          <span className={styles.marks}>
            <PhaseBadge phase={campaign.data.phase} />
            <span>
              by <Address value={campaign.data.brand} />
            </span>
          </span>
        )
      }
    >
      <QueryView query={campaign} missing="No such campaign">
        {(data) => <CampaignBody campaign={data} />}
      </QueryView>
    </Page>
  );
}

function CampaignBody({ campaign }: { campaign: ApiCampaign }) {
  const { terms } = campaign;
  // Where works make one thing together, that is what there is to see; the cover stood for it until there were any.
  const formed = campaign.settings.format !== "open" && campaign.counts.verified > 0;
  return (
    <>
      <div className={styles.head}>
        <Actions campaign={campaign} />
        {terms?.cover !== undefined && !formed && <Cover campaign={campaign} large />}
      </div>
      {formed && <FormatPart campaign={campaign} />}
      <div className={styles.columns}>
        <div className={styles.section}>
          <h2>The brief</h2>
          <p className={styles.prose}>
            {terms?.brief ??
              "The terms document can't be had right now. Its fingerprint is on chain; nobody can contribute without reading it."}
          </p>
          {terms !== null && terms.guidelines !== "" && (
            <>
              <h3>Guidelines</h3>
              <p className={styles.prose}>{terms.guidelines}</p>
            </>
          )}
          {terms !== null && <Licence terms={terms} />}
          <h2>The rule</h2>
          <RuleWords campaign={campaign} />
        </div>
        <aside className={styles.section}>
          <h2>When</h2>
          <Timeline campaign={campaign} />
          <h2>The pool</h2>
          <PoolList pools={campaign.pools} />
          <RoyaltiesPart campaign={campaign} />
        </aside>
      </div>
      <PendingPart campaign={campaign} />
      <EditionPart campaign={campaign} />
      {!formed && <FormatPart campaign={campaign} />}
      <VotesPart campaign={campaign} />
      {campaign.counts.polls > 0 && (
        <section className={styles.section} aria-labelledby="polls">
          <h2 id="polls">Polls</h2>
          <p className={styles.faint}>Opinions only: no money hangs on them, and one person may have many keys.</p>
          <PollList campaign={campaign.id} />
        </section>
      )}
      <StatementList campaign={campaign.id} />
    </>
  );
}

function Actions({ campaign }: { campaign: ApiCampaign }) {
  const me = useConnection().address?.toLowerCase();
  const params = { campaign: String(campaign.id) };
  const mayReview = me !== undefined && [campaign.brand, campaign.arbiter, ...campaign.curators].includes(me);
  const now = useNow();
  const { closes, sealedUntilClose } = campaign.settings;
  const reveals = sealedUntilClose && now >= closes && now < campaign.reviewStarts;
  const { communityBps, opens, votesClose } = campaign.settings;
  const votes = communityBps > 0 && now >= opens && now < votesClose;
  if (campaign.phase !== "open" && !reveals && !mayReview && !votes) return null;
  return (
    <div className={styles.actions}>
      {(campaign.phase === "open" || reveals) && (
        <Link to="/campaigns/$campaign/contribute" params={params} className={buttonClass("primary")}>
          {reveals ? "Show the work you committed to" : "Contribute"}
        </Link>
      )}
      {votes && (
        <Link
          to="/campaigns/$campaign/vote"
          params={params}
          className={buttonClass(campaign.phase === "open" || reveals ? "secondary" : "primary")}
        >
          Vote
        </Link>
      )}
      {mayReview && (
        <Link to="/brand/$campaign" params={params} className={buttonClass()}>
          Open the console
        </Link>
      )}
    </div>
  );
}

function Licence({ terms }: { terms: NonNullable<ApiCampaign["terms"]> }) {
  const { name, url, text } = terms.licence;
  return (
    <>
      <h3>Licence</h3>
      <p className={styles.prose}>
        {url === undefined || !/^https?:/.test(url) ? (
          name
        ) : (
          <a href={url} rel="noopener noreferrer" target="_blank">
            {name}
          </a>
        )}
        {text !== undefined && `\n\n${text}`}
      </p>
    </>
  );
}
