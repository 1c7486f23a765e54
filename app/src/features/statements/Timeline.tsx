import type { ApiDisputedStatement } from "@colophon/sdk/api/disputeSchemas.ts";
import type { ApiCampaign, ApiPool } from "@colophon/sdk/api/schemas.ts";
import { cx } from "../../lib/cx.ts";
import { useNow } from "../../lib/useNow.ts";
import { StatementNoteView } from "../../statements/StatementNoteView.tsx";
import { useDispute } from "../../statements/useDispute.ts";
import { Address } from "../../ui/Address.tsx";
import { Amount } from "../../ui/Amount.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./Statements.module.css";
import { type Turn, turnsOf } from "./turnsOf.ts";

interface TimelineProps {
  statement: ApiDisputedStatement;
  campaign: ApiCampaign;
  pool: ApiPool;
}

/** What happened to a statement, from its proposal to its end, and what comes next. */
export function Timeline({ statement, campaign, pool }: TimelineProps) {
  const dispute = useDispute(pool);
  const turns = turnsOf(statement, useNow(), dispute.data);
  return (
    <ol className={styles.timeline} aria-label={`What became of statement ${statement.number}`}>
      {turns.map((turn, index) => (
        <li
          key={`${turn.kind}-${index.toString()}`}
          className={cx(styles.turn, turn.ahead && styles.ahead, index === turns.length - 1 && styles.now)}
          aria-current={index === turns.length - 1 ? "step" : undefined}
        >
          <div className={styles.words}>
            <TurnWords turn={turn} statement={statement} campaign={campaign} pool={pool} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function TurnWords({ turn, statement, campaign, pool }: TimelineProps & { turn: Turn }) {
  const { token, root } = statement;
  const about = { campaign: campaign.id, token: token.address, root };
  const at = <Time seconds={turn.time} form="full" />;
  switch (turn.kind) {
    case "proposed":
      return (
        <>
          <h3>Proposed</h3>
          <p>
            by <Address value={statement.proposer} />, {at}, with a bond of{" "}
            <Amount value={statement.bond} token={token} />.
          </p>
        </>
      );
    case "disputed":
    case "raised":
      return (
        <>
          <h3>
            {turn.kind === "disputed"
              ? "Disputed"
              : turn.stake.stands
                ? "Raised: it shall stand"
                : "Raised: it shall fall"}
          </h3>
          <p>
            by <Address value={turn.stake.raiser} />, {at}, with <Amount value={turn.stake.amount} token={token} />.
          </p>
          <StatementNoteView note={turn.stake.note} about={about} />
        </>
      );
    case "decided":
      return (
        <>
          <h3>The arbiter: {turn.turn.stands === true ? "it stands" : "it falls"}</h3>
          <p>{at}.</p>
          <StatementNoteView note={turn.turn.note} about={about} />
        </>
      );
    case "forfeited":
      return (
        <>
          <h3>Stakes were lost</h3>
          <p>
            Half of the losing side's went to the winners; <Amount value={turn.turn.amount ?? 0n} token={token} /> stays
            in the pool, for everybody.
          </p>
        </>
      );
    case "stood":
      return (
        <>
          <h3>{statement.root === null ? "The empty roll stands" : "It stands"}</h3>
          <p>
            since {at}.{" "}
            {statement.root === null ? "Funders can take their money back." : "Everybody can claim what it gives them."}
          </p>
        </>
      );
    case "fell":
      return (
        <>
          <h3>It fell</h3>
          <p>{at}. It gives nobody anything; a new one can be proposed.</p>
        </>
      );
    case "stands-if-undisputed":
      return (
        <>
          <h3>It can be disputed</h3>
          <p>until {at}. If nobody does, it stands from then on.</p>
        </>
      );
    case "stands-upheld":
      return (
        <>
          <h3>It will stand</h3>
          <p>from {at}. The arbiter has upheld it, so it can't be disputed again.</p>
        </>
      );
    case "arbiter":
      return (
        <>
          <h3>It waits for the arbiter</h3>
          <p>
            <Address value={campaign.arbiter} />, who is never the brand.{" "}
            {pool.root !== null && "What stood before can still be claimed meanwhile."}
          </p>
        </>
      );
    case "raises":
      return (
        <>
          <h3>It waits for the arbiter, or for a raise</h3>
          <p>
            until {at}. Without another word it {turn.stands ? "stands" : "falls"} then.{" "}
            {pool.root !== null && "What stood before can still be claimed meanwhile."}
          </p>
        </>
      );
    case "time-decided":
      return (
        <>
          <h3>Time has decided: it {turn.stands ? "stands" : "falls"}</h3>
          <p>
            Nobody answered the last {statement.stakes.length > 1 ? "raise" : "stake"} until {at}. Bonds and stakes come
            back as soon as somebody settles it.
          </p>
        </>
      );
  }
}
