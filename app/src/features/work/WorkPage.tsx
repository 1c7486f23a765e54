import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { cx } from "../../lib/cx.ts";
import { campaignQuery, workQuery } from "../../lib/queries.ts";
import { useNow } from "../../lib/useNow.ts";
import { Address } from "../../ui/Address.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { Media } from "../../ui/Media.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Progress.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Time } from "../../ui/Time.tsx";
import { StandingBadge } from "../../ui/WorkCard.tsx";
import { CertificateButton } from "./CertificateButton.tsx";
import { Credits } from "./Credits.tsx";
import { EarnedLink } from "./EarnedLink.tsx";
import { History } from "./History.tsx";
import { Lineage } from "./Lineage.tsx";
import { MintPart } from "./MintPart.tsx";
import { OwedPart } from "./OwedPart.tsx";
import { Previous } from "./Previous.tsx";
import { Standing } from "./Standing.tsx";
import { VerifyPanel } from "./VerifyPanel.tsx";
import { WorkActions } from "./WorkActions.tsx";
import { WorkFacts } from "./WorkFacts.tsx";
import styles from "./WorkPage.module.css";

export function WorkPage() {
  const { apiUrl } = useConfig();
  const { id } = useParams({ from: "/works/$id" });
  const work = useQuery(workQuery(apiUrl, id.toLowerCase()));
  return (
    <Page title={work.data?.title ?? "A work"} hideHeader={!work.isError}>
      <QueryView query={work} missing="No such work" pending={<Skeleton height="60dvh" />}>
        {(data) => <Work work={data} />}
      </QueryView>
    </Page>
  );
}

function Work({ work }: { work: ApiWork }) {
  const { apiUrl } = useConfig();
  const campaign = useQuery(campaignQuery(apiUrl, work.campaign));
  return (
    <>
      <figure className={cx(styles.stage, (work.kind === "audio" || work.kind === "text") && styles.wide)}>
        <Media key={work.cid} work={work} large />
      </figure>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Link to="/campaigns/$campaign" params={{ campaign: String(work.campaign) }}>
            {work.campaignTitle ?? `Campaign ${work.campaign}`}
          </Link>
          <h1 className={styles.title}>{work.title}</h1>
          <p className={styles.by}>
            <span>
              by <Address value={work.author} />
            </span>
          </p>
          <div className={styles.badges}>
            <CertifiedBadge work={work} />
            <StandingBadge work={work} />
          </div>
          {work.manifest !== null && work.manifest.description !== "" && (
            <p className={styles.description}>{work.manifest.description}</p>
          )}
          <BytesNote work={work} />
          <OwedPart id={work.id} />
          <Previous work={work} />
          {campaign.data !== undefined && <Standing work={work} campaign={campaign.data} />}
          {work.state === "anchored" && <MintPart work={work} />}
          <WorkActions work={work} />
          <CertificateButton work={work} />
          <VerifyPanel work={work} />
          <Credits work={work} />
          {campaign.data !== undefined && <EarnedLink work={work} campaign={campaign.data} />}
        </div>
        <div className={styles.aside}>
          <WorkFacts work={work} />
        </div>
      </div>
      <Lineage work={work} />
      <History id={work.id} />
    </>
  );
}

function CertifiedBadge({ work }: { work: ApiWork }) {
  const now = useNow();
  if (work.finalAt === null) {
    return (
      <Badge tone="accent" shape="hollow">
        Certified on chain, no token yet
      </Badge>
    );
  }
  const final = now >= work.finalAt;
  return (
    <Badge tone={final ? "accent" : "soft"} shape={final ? "filled" : "hollow"}>
      {final ? (
        "Certified, final"
      ) : (
        <>
          Certified, provisional: final <Time seconds={work.finalAt} />
        </>
      )}
    </Badge>
  );
}

function BytesNote({ work }: { work: ApiWork }) {
  if (work.verification === "unavailable") {
    return (
      <Note title="Its bytes can't be had">
        The certificate stands; the work can't be shown until somebody provides it again.
      </Note>
    );
  }
  if (work.verification === "non-canonical") {
    return (
      <Note title="Its bytes aren't in the canonical form">
        It is certified under a name that its file doesn't have, so it is neither shown in galleries nor rewarded.
      </Note>
    );
  }
  return null;
}
