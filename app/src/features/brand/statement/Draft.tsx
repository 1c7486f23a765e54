import type { ApiCampaign, ApiPool, ApiRoll } from "@colophon/sdk/api/schemas.ts";
import { type FormEvent, useDeferredValue, useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { formatAmount } from "../../../lib/format.ts";
import { readAmount, writeAmount } from "../../../lib/readAmount.ts";
import { knownToken } from "../../../statements/knownToken.ts";
import { bondOf, toGiveOut } from "../../../statements/poolSums.ts";
import type { Standing } from "../../../statements/useStanding.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import own from "./Statement.module.css";
import { StatementSheet } from "./StatementSheet.tsx";
import { usePublishStatement } from "./usePublishStatement.ts";
import { useStatement } from "./useStatement.ts";

interface DraftProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  roll: ApiRoll;
  standing: Standing | null;
  /** False: it is shown as what it would be. */
  mayPublish: boolean;
}

/** The next statement: how much it gives out, what follows from that, and publishing it. */
export function Draft({ campaign, pool, roll, standing, mayPublish }: DraftProps) {
  const { deployment } = useConfig();
  const { token } = pool;
  const { left, least } = toGiveOut(pool);
  const [typed, setTyped] = useState<string | null>(null);
  const amount = typed ?? writeAmount(left, token.decimals);
  const read = readAmount(amount, { token, least, most: left, mostIs: "There is only" });
  const given = useDeferredValue(read.ok ? read.amount : left);
  const total = BigInt(pool.total) + given;
  const result = useStatement({ deployment, campaign, pool, roll, total, standing: standing?.statement });
  const { busy, fault, publish } = usePublishStatement();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!read.ok || !result.ok) return;
    const previous = standing?.cid ?? null;
    const fixed = standing?.inputs ?? null;
    await publish({ campaign, token: knownToken(token), statement: result.statement, roll, previous, fixed });
  };
  return (
    <form className={styles.part} noValidate onSubmit={(event) => void send(event)}>
      <div className={styles.line}>
        <h2>{mayPublish ? "The next statement" : "As it looks now"}</h2>
      </div>
      {mayPublish && (
        <div className={own.give}>
          <TextField
            label={`Give out, in ${token.symbol}`}
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            error={read.ok ? null : read.fault}
            hint={`${formatAmount(left, token.decimals)} ${token.symbol} aren't given out yet; at least half of it has to be.`}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {typed !== null && typed !== writeAmount(left, token.decimals) && (
            <Button size="small" look="quiet" onClick={() => setTyped(null)}>
              All of it
            </Button>
          )}
        </div>
      )}
      {result.ok ? (
        <StatementSheet campaign={campaign} token={token} statement={result.statement} />
      ) : (
        <ErrorNote title="It can't be computed">{result.fault}</ErrorNote>
      )}
      {mayPublish && (
        <div className={styles.part}>
          <p className={styles.faint}>
            Publishing needs a bond of {formatAmount(bondOf(given), token.decimals, token.decimals)} {token.symbol}, 1 %
            of what is given out. It comes back when the statement stands.
          </p>
          {fault !== null && <ErrorNote title="It couldn't be prepared">{fault}</ErrorNote>}
          <div>
            <Button
              look="primary"
              type="submit"
              busy={busy}
              disabled={!read.ok || !result.ok || given !== (read.ok ? read.amount : given)}
            >
              Publish the statement
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}
