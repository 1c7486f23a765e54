import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Address } from "../../ui/Address.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Media } from "../../ui/Media.tsx";
import { costOf, type Draft, type Given } from "./ballot.ts";
import styles from "./Vote.module.css";

const PORTION = 48;

interface CandidatesProps {
  works: readonly ApiWork[];
  given: Given;
  draft: Draft;
  voting: boolean;
  isOwn: (work: ApiWork) => boolean;
  canAdd: (id: string) => boolean;
  onChange: (id: string, votes: number) => void;
}

/** The works that can be voted for, in the voter's own order. */
export function Candidates({ works, ...rest }: CandidatesProps) {
  const [shown, setShown] = useState(PORTION);
  if (works.length === 0) return <EmptyState title="There is no work to vote for yet" />;
  return (
    <>
      <p className={styles.faint}>Their order is drawn by lot for each voter, and stays the same for you.</p>
      <ul className={styles.candidates}>
        {works.slice(0, shown).map((work) => (
          <Candidate key={work.id} work={work} {...rest} />
        ))}
      </ul>
      {shown < works.length && (
        <div>
          <Button onClick={() => setShown(shown + PORTION)}>More works</Button>
        </div>
      )}
    </>
  );
}

function Candidate({
  work,
  given,
  draft,
  voting,
  isOwn,
  canAdd,
  onChange,
}: { work: ApiWork } & Omit<CandidatesProps, "works">) {
  const before = given.get(work.id) ?? 0;
  const votes = draft[work.id] ?? 0;
  const own = isOwn(work);
  return (
    <li className={styles.candidate}>
      <div className={styles.plate}>
        <Media work={work} large={work.kind === "audio" || work.kind === "video"} />
      </div>
      <div className={styles.words}>
        <Link to="/works/$id" params={{ id: work.id }} className={styles.title}>
          {work.title}
        </Link>
        <span className={styles.faint}>
          by <Address value={work.author} />
          {work.standing === "in-review" && ", in review"}
        </span>
      </div>
      {own ? (
        <p className={styles.own}>You made it, or are credited in it: you can't vote for it.</p>
      ) : (
        voting && (
          <div className={styles.stepper}>
            <Button
              size="small"
              aria-label={`One vote less for ${work.title}`}
              disabled={votes === 0}
              onClick={() => onChange(work.id, votes - 1)}
            >
              −
            </Button>
            <output className={styles.votes} aria-live="polite">
              {votes} {votes === 1 ? "vote" : "votes"}
            </output>
            <Button
              size="small"
              aria-label={`One vote more for ${work.title}`}
              disabled={!canAdd(work.id)}
              onClick={() => onChange(work.id, votes + 1)}
            >
              +
            </Button>
            <span className={styles.faint}>
              {votes > 0 ? `costs ${costOf(votes, before)}` : `the next costs ${costOf(1, before)}`}
            </span>
          </div>
        )
      )}
      {before > 0 && <p className={styles.faint}>You have given it {before}; more add to them.</p>}
    </li>
  );
}
