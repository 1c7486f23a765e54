import type { ApiCampaign, ApiPool, ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CheckResult } from "../../statements/CheckResult.ts";
import { DisputeActions } from "../../statements/DisputeActions.tsx";
import { DisputeState } from "../../statements/DisputeState.tsx";
import { isFiled } from "../../statements/statementFile.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Countdown } from "../../ui/Countdown.tsx";
import sections from "../../ui/Sections.module.css";
import { CheckYourself } from "./CheckYourself.tsx";
import styles from "./Statements.module.css";

interface ChallengeProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  statement: ApiStatement;
}

/** Check the newest statement; while it is pending, dispute it with what the check found, or answer a dispute. */
export function Challenge({ campaign, pool, statement }: ChallengeProps) {
  const queries = useQueryClient();
  const [check, setCheck] = useState<CheckResult | null>(null);
  // One that fell is history: the chain has only what stands and what is pending.
  const checkable = pool.state !== "none" || statement.state === "stands";
  const over = () => void queries.invalidateQueries({ queryKey: ["index"] });
  return (
    <>
      {checkable && isFiled(statement) && (
        <section className={sections.section} aria-labelledby="check">
          <h2 id="check">Check it yourself</h2>
          <CheckYourself campaign={campaign.id} statement={statement} onResult={setCheck} />
        </section>
      )}
      {pool.state === "disputed" && (
        <section className={sections.section} aria-labelledby="dispute">
          <h2 id="dispute">The dispute</h2>
          <DisputeState campaign={campaign} pool={pool} />
          <DisputeActions campaign={campaign} pool={pool} statement={statement} />
        </section>
      )}
      {pool.state === "proposed" && (
        <section className={sections.section} aria-labelledby="dispute">
          <h2 id="dispute">Dispute it</h2>
          {pool.claimableFrom !== null && <Countdown until={pool.claimableFrom} onOver={over} />}
          <ul className={styles.terms}>
            <li>
              It costs a bond as high as the proposer's,{" "}
              <Amount value={statement.bond} token={statement.token} decimals={6} />.
            </li>
            <li>
              If the statement falls, the bond comes back, with half of what the proposer loses. If it stands, the bond
              is lost: half to the proposer's side, half to the pool.
            </li>
            <li>
              The arbiter decides. If the arbiter stays silent anybody may raise for either side, each raise double the
              last; whoever isn't answered wins.
            </li>
            <li>
              A raise above what the statement gives out makes it fall, and all stakes come back: the worst is a delay.
            </li>
          </ul>
          <DisputeActions campaign={campaign} pool={pool} statement={statement} check={check} />
        </section>
      )}
    </>
  );
}
