import { claimManyRequest } from "@colophon/sdk/actions/requests/claimManyRequest.ts";
import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useName } from "../../lib/names.ts";
import { claimAllPlan, claimsOf } from "../../transactions/claimAll.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { useFee } from "../../transactions/useFee.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { claimParts } from "./claimParts.ts";
import { claimsSaid } from "./claimsSaid.ts";
import { claimWords } from "./claimWords.ts";
import styles from "./Rewards.module.css";
import { sumByToken } from "./sumByToken.ts";
import { type RelayClaim, useRelayClaims } from "./useRelayClaims.ts";

/** What can be claimed, and one button: by a transaction, or by the relay where the account has no ETH for one. */
export function ClaimPart({ due, account }: { due: readonly ApiClaimable[]; account: string }) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const name = useName(account) ?? "your account";
  const relay = useRelayClaims();
  const fee = useFee({
    key: ["claim", ...due.map(({ campaign, token, cumulative }) => `${campaign} ${token.address} ${cumulative}`)],
    call: due.length === 0 ? null : () => claimManyRequest(deployment, { claims: claimsOf(due) }),
  });
  const refused = relay.claims.filter(({ fault }) => fault !== null);
  const asked = relay.claims.filter(({ claim }) => claim !== null);
  const { open, void: again } = claimParts(due, relay.claims);
  const wallet = () => void run(claimAllPlan(deployment, due, name));
  return (
    <>
      {due.length === 0 ? (
        <p className={styles.faint}>Everything you earned so far has been claimed.</p>
      ) : (
        <div className={styles.due}>
          <span className={styles.sums}>
            {sumByToken(due).map(({ token, amount }) => (
              <Amount key={token.address} value={amount} token={token} />
            ))}
          </span>
          {fee.short ? (
            <span className={styles.ways}>
              {open.length > 0 && (
                <Button look="primary" busy={relay.busy} onClick={() => void relay.claim(open)}>
                  Claim without gas
                </Button>
              )}
              <Button look="quiet" onClick={wallet}>
                By a transaction
              </Button>
            </span>
          ) : (
            <Button look="primary" onClick={wallet}>
              Claim all
            </Button>
          )}
        </div>
      )}
      {fee.short && (
        <p className={styles.faint}>
          This account has too little ETH to claim by itself. The relay can pay your rewards out, at the brand's cost;
          they can go nowhere but to your account, so there is nothing to sign.
        </p>
      )}
      <p className="visually-hidden" role="status">
        {claimsSaid(asked.flatMap(({ claim }) => (claim === null ? [] : [claim.state])))}
      </p>
      {asked.length > 0 && (
        <ul className={styles.asked}>
          {asked.map((one) => (
            <AskedLine
              key={keyOf(one.item)}
              asked={one}
              again={again.find((item) => keyOf(item) === keyOf(one.item))}
              busy={relay.busy}
              onAgain={(item) => void relay.claim([item])}
            />
          ))}
        </ul>
      )}
      {refused.map(({ item, fault }) => (
        <ErrorNote
          key={`${item.campaign} ${item.token.address}`}
          title={`The relay doesn't pay this out: ${item.campaignTitle ?? `campaign ${item.campaign}`}`}
        >
          {fault} Your reward stays yours for ever. {fee.words}
        </ErrorNote>
      ))}
    </>
  );
}

const keyOf = ({ campaign, token }: ApiClaimable) => `${campaign} ${token.address}`;

interface AskedLineProps {
  asked: RelayClaim;
  /** What is due still, where the relay could pay nothing out. */
  again: ApiClaimable | undefined;
  busy: boolean;
  onAgain: (item: ApiClaimable) => void;
}

function AskedLine({ asked: { item, claim }, again, busy, onAgain }: AskedLineProps) {
  const title = item.campaignTitle ?? `campaign ${item.campaign}`;
  return (
    <li>
      <Amount value={item.claimable} token={item.token} decimals={6} /> from {title}{" "}
      {claim !== null && (
        <Badge
          tone={claim.state === "paid" ? "accent" : "soft"}
          shape={claim.state === "paid" ? "filled" : claim.state === "void" ? "diamond" : "hollow"}
        >
          {claimWords(claim)}
        </Badge>
      )}{" "}
      {again !== undefined && (
        <Button size="small" busy={busy} aria-label={`Ask again: ${title}`} onClick={() => onAgain(again)}>
          Ask again
        </Button>
      )}
    </li>
  );
}
