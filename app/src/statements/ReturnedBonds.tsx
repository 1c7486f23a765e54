import { readCredit } from "@colophon/sdk/actions/readCredit.ts";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConfig } from "../lib/ConfigContext.tsx";
import { offeredTokens } from "../lib/ether.ts";
import { useChainClient } from "../lib/useChainClient.ts";
import { useTransaction } from "../transactions/TransactionContext.tsx";
import { withdrawCreditPlan } from "../transactions/withdrawCredit.ts";
import { Amount } from "../ui/Amount.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Statements.module.css";

/** Bonds and stakes that came back; nothing at all where there are none, which is nearly always. */
export function ReturnedBonds({ account }: { account: string }) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const run = useTransaction();
  const credits = useQuery({
    // Under "index", so that it is asked anew after every transaction.
    queryKey: ["index", "credits", deployment.rewardPools, account],
    queryFn: () =>
      Promise.all(
        offeredTokens(deployment).map(async (token) => ({
          token,
          amount: await readCredit(client, { deployment, account: account as Address, token: token.address }),
        })),
      ),
  });
  const due = (credits.data ?? []).filter(({ amount }) => amount > 0n);
  if (due.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="credits">
      <h2 id="credits">Returned bonds</h2>
      {due.map(({ token, amount }) => (
        <div key={token.address} className={styles.due}>
          <span className={styles.sums}>
            <Amount value={amount} token={token} />
          </span>
          <Button onClick={() => void run(withdrawCreditPlan(deployment, { token, amount, to: account as Address }))}>
            Withdraw
          </Button>
        </div>
      ))}
    </section>
  );
}
