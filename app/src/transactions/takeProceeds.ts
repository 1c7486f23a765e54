import { takeProceedsRequest } from "@colophon/sdk/actions/requests/takeProceedsRequest.ts";
import type { Address } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface TakeProceeds {
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  /** In the token's smallest unit, as the page shows it. */
  readonly amount: bigint;
  readonly to: Address;
}

/** The brand takes what is nobody's deposit out of a pool whose empty roll stands. */
export function takeProceedsPlan(deployment: AppDeployment, taking: TakeProceeds): Plan {
  const { campaign, token, amount, to } = taking;
  const shown = `${formatAmount(amount, token.decimals, token.decimals)} ${token.symbol}`;
  return {
    title: `Take ${shown}`,
    reads: [
      `Nobody earned anything in “${taking.campaignTitle}”, so what came in beside deposits is the brand's.`,
      "Deposits stay: each funder takes its own back.",
    ],
    signs: [
      { name: "Amount", value: shown },
      { name: "To", value: to },
    ],
    action: "Sign and take",
    done: "Paid out.",
    steps: [{ name: "Take", call: () => takeProceedsRequest(deployment, { campaign, token: token.address, to }) }],
  };
}
