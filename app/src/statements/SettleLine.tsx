import { settleStatementRequest } from "@colophon/sdk/actions/requests/settleStatementRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { ApiPool } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useConfig } from "../lib/ConfigContext.tsx";
import { useChainClient } from "../lib/useChainClient.ts";
import { settleStatementPlan } from "../transactions/settleStatement.ts";
import { useTransaction } from "../transactions/TransactionContext.tsx";
import { Button } from "../ui/Button.tsx";
import { knownToken } from "./knownToken.ts";
import own from "./Statements.module.css";

/** Offers to write down what time has decided, where there is something; the chain is asked whether it would go through. */
export function SettleLine({ pool }: { pool: ApiPool }) {
  const { campaign, token } = pool;
  const { deployment } = useConfig();
  const client = useChainClient();
  const { address } = useConnection();
  const run = useTransaction();
  const known = knownToken(token);
  const due = useQuery({
    // Under "index", so that it is asked anew after every transaction and with new blocks.
    queryKey: ["index", "due", deployment.rewardPools, campaign, token.address, address],
    enabled: address !== undefined,
    queryFn: async () => {
      if (address === undefined) return false;
      const request = settleStatementRequest(deployment, { campaign, token: known.address });
      // Whatever it says but "yes" means: nothing to settle now.
      return simulateRequest(client, { request, account: address }).then(
        () => true,
        () => false,
      );
    },
  });
  if (due.data !== true) return null;
  return (
    <div className={own.notice}>
      {pool.state === "disputed" ? (
        <p>
          <strong>Time has decided the dispute: the last raise went unanswered.</strong> Bonds and stakes come back as
          soon as somebody settles it.
        </p>
      ) : (
        <p>
          <strong>
            {pool.pendingEmpty
              ? "The empty roll stands."
              : `The ${token.symbol} statement stands, and everybody can claim.`}
          </strong>{" "}
          The bond comes back to whoever put it up with the next statement, or as soon as somebody settles this one.
        </p>
      )}
      <Button onClick={() => void run(settleStatementPlan(deployment, { campaign, token: known }))}>Settle</Button>
    </div>
  );
}
