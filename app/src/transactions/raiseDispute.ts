import { readDispute } from "@colophon/sdk/actions/readDispute.ts";
import { raiseRequest } from "@colophon/sdk/actions/requests/raiseRequest.ts";
import type { Address, Client } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import { allowStep } from "./allowStep.ts";
import type { Plan } from "./plan.ts";

interface RaiseDispute {
  readonly client: Client;
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  readonly account: Address;
  /** The side raised for: true, the statement shall stand. */
  readonly stands: boolean;
  /** As the page shows it, in the token's smallest unit; 0: everything falls and is returned. */
  readonly stake: bigint;
  /** Digest of the note that the transaction names, kept by the relay already: why. */
  readonly note?: string | undefined;
}

/** Stakes twice the last raise for the trailing side of a dispute about which the arbiter is silent. */
export function raiseDisputePlan(deployment: AppDeployment, raise: RaiseDispute): Plan {
  const { client, campaign, token, stands, stake } = raise;
  const shown = `${formatAmount(stake, token.decimals, token.decimals)} ${token.symbol}`;
  // Asked of the chain: somebody else may have raised since the page was drawn.
  const stakeOf = async () => (await readDispute(client, { deployment, campaign, token: token.address })).nextRaise;
  return {
    title: stake === 0n ? "End the dispute" : `Raise: the statement shall ${stands ? "stand" : "fall"}`,
    reads:
      stake === 0n
        ? [
            "The next raise would be more than the statement gives out. So the statement falls, and all stakes come back.",
            "A new statement can be published then.",
          ]
        : [
            `You put up ${shown}, for the side that says the statement of “${raise.campaignTitle}” shall ${stands ? "stand" : "fall"}.`,
            "Whoever isn't answered within one challenge period wins, unless the arbiter decides otherwise before.",
            "If your side wins, it comes back with a share of the other side's stakes. If it loses, it is lost.",
          ],
    signs: [
      { name: "Stake", value: shown },
      { name: "For", value: stands ? "it stands" : "it falls" },
      ...(raise.note === undefined ? [] : [{ name: "Your words", value: raise.note }]),
    ],
    action: "Sign and raise",
    done: stake === 0n ? "The statement fell." : "Raised.",
    steps: [
      ...allowStep(deployment, {
        client,
        token: token.address,
        owner: raise.account,
        amount: stakeOf,
        name: `Allow the pool to take ${shown}`,
      }),
      {
        name: "Raise",
        call: async () =>
          raiseRequest(deployment, {
            campaign,
            token: token.address,
            stands,
            stake: await stakeOf(),
            note: raise.note,
          }),
      },
    ],
  };
}
