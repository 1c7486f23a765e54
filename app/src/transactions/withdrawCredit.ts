import { withdrawRequest } from "@colophon/sdk/actions/requests/withdrawRequest.ts";
import type { Address } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface WithdrawCredit {
  readonly token: KnownToken;
  /** In the token's smallest unit. */
  readonly amount: bigint;
  readonly to: Address;
}

/** Pays out a returned bond or stake. */
export function withdrawCreditPlan(deployment: AppDeployment, credit: WithdrawCredit): Plan {
  const shown = `${formatAmount(credit.amount, credit.token.decimals, credit.token.decimals)} ${credit.token.symbol}`;
  return {
    title: `Withdraw ${shown}`,
    reads: ["A bond or stake that came back to you is paid out to your account.", "It costs only the chain's fee."],
    signs: [
      { name: "Amount", value: shown },
      { name: "To", value: credit.to },
    ],
    action: "Sign and withdraw",
    done: "Paid out.",
    steps: [
      { name: "Withdraw", call: () => withdrawRequest(deployment, { token: credit.token.address, to: credit.to }) },
    ],
  };
}
