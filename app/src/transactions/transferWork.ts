import { transferWorkRequest } from "@colophon/sdk/actions/requests/transferWorkRequest.ts";
import type { Address } from "viem";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface TransferWork {
  readonly id: string;
  readonly title: string;
  readonly from: Address;
  readonly to: Address;
  /** How the page calls the new owner: a name, or the address. */
  readonly toName: string;
}

/** Hands a work's token to a collector. */
export function transferWorkPlan(deployment: AppDeployment, work: TransferWork): Plan {
  return {
    title: `Hand over “${work.title}”`,
    reads: [
      `${work.toName} becomes the owner of this work's token.`,
      "You stay its author for ever; credits and rewards stay with those who have them.",
      "Only the new owner can undo this.",
    ],
    signs: [
      { name: "Work", value: work.id },
      { name: "From", value: work.from },
      { name: "To", value: work.to },
    ],
    action: "Sign and hand over",
    done: "Handed over.",
    steps: [{ name: "Hand over", call: () => transferWorkRequest(deployment, work) }],
  };
}
