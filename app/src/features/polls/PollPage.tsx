import type { ApiCampaign, ApiPoll } from "@colophon/sdk/api/schemas.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery, pollsQuery } from "../../lib/queries.ts";
import { useNow } from "../../lib/useNow.ts";
import { Address } from "../../ui/Address.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Time } from "../../ui/Time.tsx";
import { AnswerPart } from "./AnswerPart.tsx";
import styles from "./Polls.module.css";
import { ResultsPart } from "./ResultsPart.tsx";
import { useMyAnswers } from "./useMyAnswers.ts";

/** One poll: the question, one's answer, and what others said so far. */
export function PollPage() {
  const { campaign: number, poll: digest } = useParams({ from: "/campaigns/$campaign/polls/$poll" });
  const { apiUrl } = useConfig();
  const campaign = useQuery(campaignQuery(apiUrl, Number(number)));
  const polls = useInfiniteQuery(pollsQuery(apiUrl, Number(number)));
  const all = polls.data?.pages.flatMap(({ items }) => items);
  const poll = all?.find((one) => one.poll === digest.toLowerCase());
  // There is no question for one poll alone; a brand that opened more than a page of them is looked through.
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = polls;
  const further = poll === undefined && hasNextPage && !isFetchingNextPage;
  useEffect(() => {
    if (further) void fetchNextPage();
  }, [further, fetchNextPage]);
  return (
    <Page
      narrow
      title={poll?.document?.question ?? "A poll"}
      eyebrow={
        <span className={styles.marks}>
          <Link to="/campaigns/$campaign" params={{ campaign: number }}>
            {campaign.data?.terms?.title ?? `Campaign ${number}`}
          </Link>
          {poll !== undefined && <Closing poll={poll} />}
        </span>
      }
      lead="Opinions only: no money hangs on this, and one person may have many keys."
    >
      <QueryView query={campaign} missing="No such campaign">
        {(data) => (
          <QueryView query={polls}>
            {() =>
              poll === undefined ? (
                !polls.hasNextPage && <EmptyState title="No such poll">This campaign never asked that.</EmptyState>
              ) : (
                <PollBody campaign={data} poll={poll} />
              )
            }
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function Closing({ poll }: { poll: ApiPoll }) {
  const open = useNow() < poll.closes;
  return (
    <Badge tone={open ? "accent" : "ink"} shape={open ? "hollow" : "filled"}>
      {open ? "Open; closes" : "Closed"} <Time seconds={poll.closes} />
    </Badge>
  );
}

function PollBody({ campaign, poll }: { campaign: ApiCampaign; poll: ApiPoll }) {
  const mine = useMyAnswers(campaign.id, poll.poll);
  if (poll.document === null) {
    return (
      <Note title="Its document can't be had">
        The question and its options lie on IPFS, and nobody gives them right now. Without them answers can't be
        counted.
      </Note>
    );
  }
  const { options } = poll.document;
  return (
    <>
      <AnswerPart campaign={campaign} poll={poll} options={options} mine={mine} />
      <ResultsPart poll={poll} options={options} own={mine.counted} />
      <p className={styles.faint}>
        Asked by <Address value={poll.by} />, <Time seconds={poll.time} form="day" />. The document of the poll is
        fixed; its answers are signed messages, anchored on chain in batches, so that anybody can count them again.
      </p>
    </>
  );
}
