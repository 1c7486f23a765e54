import { decideDisputeRequest } from "@colophon/sdk/actions/requests/decideDisputeRequest.ts";
import type { Hex } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface DecideDispute {
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  /** The disputed statement's root and total, as the page shows it; zeros for an empty roll. */
  readonly root: Hex;
  readonly total: bigint;
  /** True: the statement stands; false: it falls. */
  readonly stands: boolean;
  /** Digest of the note that the transaction names, kept by the relay already: the answer. */
  readonly note?: string | undefined;
}

/** The arbiter decides a dispute. */
export function decideDisputePlan(deployment: AppDeployment, decision: DecideDispute): Plan {
  const { campaign, token, root, total, stands } = decision;
  return {
    title: stands ? "The statement stands" : "The statement falls",
    reads: [
      stands
        ? "Everybody can claim what it gives them, once its challenge period is over. It can't be disputed again."
        : "It gives nobody anything, and a new one can be published.",
      `The losing stakes go half to ${stands ? "the proposer's" : "the disputer's"} side and half to the pool.`,
      "This can't be taken back.",
    ],
    signs: [
      { name: "Campaign", value: `${campaign}, “${decision.campaignTitle}”` },
      { name: "Pool", value: token.symbol },
      { name: "Decision", value: stands ? "it stands" : "it falls" },
      ...(decision.note === undefined ? [] : [{ name: "Your answer", value: decision.note }]),
    ],
    action: "Sign the decision",
    done: "Decided.",
    steps: [
      {
        name: "Decide",
        call: () =>
          decideDisputeRequest(deployment, {
            campaign,
            token: token.address,
            root,
            total,
            stands,
            note: decision.note,
          }),
      },
    ],
  };
}
