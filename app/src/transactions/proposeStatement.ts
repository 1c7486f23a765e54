import { readBond } from "@colophon/sdk/actions/readBond.ts";
import { proposeStatementRequest } from "@colophon/sdk/actions/requests/proposeStatementRequest.ts";
import type { Address, Client, Hex } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import { allowStep } from "./allowStep.ts";
import type { Plan } from "./plan.ts";

interface ProposeStatement {
  readonly client: Client;
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  readonly proposer: Address;
  readonly root: Hex;
  /** Cumulative, and what this statement gives out of it; in the token's smallest unit. */
  readonly total: bigint;
  readonly given: bigint;
  readonly accounts: number;
  readonly cid: string;
  readonly digest: Hex;
  readonly codec: "raw" | "dag-pb";
}

/** Proposes a statement with its bond; an ERC-20 bond is allowed first. */
export function proposeStatementPlan(deployment: AppDeployment, statement: ProposeStatement): Plan {
  const { client, campaign, token, proposer, root, total } = statement;
  const bondOf = () => readBond(client, { deployment, campaign, token: token.address, total });
  return {
    title: `Publish the statement of “${statement.campaignTitle}”`,
    reads: [
      `${formatAmount(statement.given, token.decimals)} ${token.symbol} go to ${statement.accounts} ${statement.accounts === 1 ? "account" : "accounts"}, as the file says.`,
      "Anybody can recompute it, and dispute it until the challenge period is over; then everybody can claim.",
      `You put up a bond of 1 % in ${token.symbol}, which comes back when the statement stands.`,
    ],
    signs: [
      { name: "Campaign", value: String(campaign) },
      { name: "Total", value: `${formatAmount(total, token.decimals, token.decimals)} ${token.symbol}` },
      { name: "Root", value: root },
      { name: "Statement file", value: statement.cid },
    ],
    action: "Sign and publish",
    done: "Published. The challenge period runs.",
    steps: [
      ...allowStep(deployment, {
        client,
        token: token.address,
        owner: proposer,
        amount: bondOf,
        name: "Allow the pool to take the bond",
      }),
      {
        name: "Publish the statement",
        call: async () =>
          proposeStatementRequest(deployment, {
            campaign,
            token: token.address,
            root,
            total,
            statement: { digest: statement.digest, codec: statement.codec },
            bond: await bondOf(),
          }),
      },
    ],
  };
}
