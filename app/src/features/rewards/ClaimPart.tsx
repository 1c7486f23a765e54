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
  const open = due.filter(
    (item) =>
      !asked.some((other) => other.item.campaign === item.campaign && other.item.token.address === item.token.address),
  );
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
      {asked.length > 0 && <Asked claims={asked} />}
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

function Asked({ claims }: { claims: readonly RelayClaim[] }) {
  return (
    <ul className={styles.asked}>
      {claims.map(({ item, claim }) => (
        <li key={`${item.campaign} ${item.token.address}`} role="status">
          <Amount value={item.claimable} token={item.token} decimals={6} /> from{" "}
          {item.campaignTitle ?? `campaign ${item.campaign}`}{" "}
          {claim !== null && (
            <Badge
              tone={claim.state === "paid" ? "accent" : "soft"}
              shape={claim.state === "paid" ? "filled" : claim.state === "void" ? "diamond" : "hollow"}
            >
              {claimWords(claim)}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
