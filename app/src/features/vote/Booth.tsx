import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { lazy, Suspense, useState } from "react";
import type { Hex } from "viem";
import { useAllWorks } from "../../lib/useAllWorks.ts";
import { useNow } from "../../lib/useNow.ts";
import { Skeleton } from "../../ui/Progress.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { BallotBar } from "./BallotBar.tsx";
import { canAdd, givenVotes, isOwn, shuffleFor } from "./ballot.ts";
import { Candidates } from "./Candidates.tsx";
import { MyVotes } from "./MyVotes.tsx";
import { mayVote } from "./mayVote.ts";
import { RightNote } from "./RightNote.tsx";
import { useBallot } from "./useBallot.ts";
import { useDraft } from "./useDraft.ts";
import styles from "./Vote.module.css";

const ReviewDialog = lazy(() => import("./ReviewDialog.tsx"));

const MOST = 1_000;

/** Where one votes: whether one may, the works, the ballot, and what became of earlier votes. */
export function Booth({ campaign, me }: { campaign: ApiCampaign; me: string | undefined }) {
  const now = useNow();
  const standing = campaign.terms?.gallery === "open" ? "any" : undefined;
  const all = useAllWorks(
    { campaign: campaign.id, sort: "oldest", standing },
    MOST,
    campaign.settings.communityBps > 0,
  );
  const own = useAllWorks({ campaign: campaign.id, author: me, standing: "any" }, 100, me !== undefined);
  const { ballot, pending } = useBallot(campaign.id, me);
  const { draft, set, clear } = useDraft(`colophon-ballot-${campaign.config}-${campaign.id}-${me ?? ""}`);
  const [reviewing, setReviewing] = useState(false);
  const [proof, setProof] = useState<readonly Hex[] | null>(null);
  if (campaign.settings.communityBps === 0) return null;

  const works = all.works.filter(({ standing: now }) => now !== "rejected");
  const mine = own.works.filter(({ standing: now }) => now !== "rejected");
  const right = mayVote(campaign, now, ballot, mine);
  const voting = right === "may" || right === "provisional" || (right === "list" && proof !== null);
  const given = ballot === undefined ? new Map<string, number>() : givenVotes(ballot);
  return (
    <>
      <RightNote campaign={campaign} right={right} me={me} listed={proof !== null} onProof={setProof} />
      {ballot !== undefined && (voting || ballot.entries.length > 0) && (
        <BallotBar given={given} draft={draft} open={voting} onReview={() => setReviewing(true)} onClear={clear} />
      )}
      <section className={styles.section} aria-labelledby="works">
        <h2 id="works">The works</h2>
        <QueryView query={all.query} pending={<Skeleton height="24rem" />}>
          {() =>
            all.complete ? (
              <Candidates
                works={shuffleFor(works, me ?? visitor())}
                given={given}
                draft={draft}
                voting={voting}
                isOwn={(work) => me !== undefined && isOwn(work, me)}
                canAdd={(id) => canAdd(id, given, draft)}
                onChange={set}
              />
            ) : (
              <Skeleton height="24rem" />
            )
          }
        </QueryView>
        {all.cut && (
          <p className={styles.faint}>These are {MOST} of its works: more than anybody looks through here.</p>
        )}
      </section>
      {ballot !== undefined && <MyVotes ballot={ballot} pending={pending} works={all.works} />}
      {reviewing && me !== undefined && (
        <Suspense>
          <ReviewDialog
            campaign={campaign}
            works={works}
            draft={draft}
            given={given}
            proof={proof ?? undefined}
            onGiven={(id) => set(id, 0)}
            onClose={() => setReviewing(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Whoever isn't connected gets an order of their own, too, for the window's life. */
function visitor(): string {
  const key = "colophon-visitor";
  const known = sessionStorage.getItem(key);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(key, made);
  return made;
}
