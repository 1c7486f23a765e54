import { settleStatementRequest } from "@colophon/sdk/actions/requests/settleStatementRequest.ts";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface SettleStatement {
  readonly campaign: number;
  readonly token: KnownToken;
}

/** Writes down what time has decided about a statement, and sets bonds aside for who gets them. By anybody. */
export function settleStatementPlan(deployment: AppDeployment, { campaign, token }: SettleStatement): Plan {
  return {
    title: `Settle the ${token.symbol} statement`,
    reads: [
      "What time has decided is written down: nobody could change it any more.",
      "The bond is set aside for whoever put it up, to be withdrawn under “My works and rewards”.",
      "Nobody needs this in order to claim.",
    ],
    signs: [
      { name: "Campaign", value: String(campaign) },
      { name: "Pool", value: token.symbol },
    ],
    action: "Sign and settle",
    done: "Settled.",
    steps: [{ name: "Settle", call: () => settleStatementRequest(deployment, { campaign, token: token.address }) }],
  };
}
