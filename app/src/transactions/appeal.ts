import { appealRequest } from "@colophon/sdk/actions/requests/appealRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import { ETHER } from "../lib/ether.ts";
import { formatAmount, formatTime } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface Appeal {
  readonly id: string;
  readonly title: string;
  /** The campaign's, in wei. */
  readonly bond: bigint;
  /** When the arbiter's half begins, and when it ends; unix seconds. */
  readonly decidedFrom: number;
  readonly decidedUntil: number;
}

/** An author appeals against a rejection. */
export function appealPlan(deployment: AppDeployment, appeal: Appeal): Plan {
  const bond = `${formatAmount(appeal.bond, ETHER.decimals, ETHER.decimals)} ETH`;
  return {
    title: `Appeal for “${appeal.title}”`,
    reads: [
      `The arbiter, who isn't the brand, decides between ${formatTime(appeal.decidedFrom)} and ${formatTime(appeal.decidedUntil)}.`,
      "Without a word by then the work counts as accepted, with score 0.",
      ...(appeal.bond > 0n
        ? [
            `You put up ${bond}. It is yours again unless the arbiter rejects the appeal; then it goes into the campaign's pool.`,
          ]
        : ["This campaign asks for no bond."]),
      "A work can be appealed for once.",
    ],
    signs: [
      { name: "Work", value: appeal.id },
      { name: "Bond", value: bond },
    ],
    action: "Sign and appeal",
    done: "Appealed. The arbiter decides.",
    steps: [{ name: "Appeal", call: () => appealRequest(deployment, appeal) }],
  };
}
