import { setCuratorRequest } from "@colophon/sdk/actions/requests/setCuratorRequest.ts";
import type { Address } from "viem";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface SetCurator {
  readonly campaign: number;
  readonly curator: Address;
  /** True names, false dismisses. */
  readonly active: boolean;
}

/** Names or dismisses a curator. */
export function setCuratorPlan(deployment: AppDeployment, change: SetCurator): Plan {
  const { active } = change;
  return {
    title: active ? "Name a curator" : "Dismiss a curator",
    reads: active
      ? ["This account may accept and reject works for you, until the review ends.", "You can dismiss it at any time."]
      : ["This account may no longer review for you.", "The verdicts it gave stay, until somebody gives others."],
    signs: [
      { name: "Campaign", value: String(change.campaign) },
      { name: "Account", value: change.curator },
    ],
    action: active ? "Sign and name" : "Sign and dismiss",
    done: active ? "Named." : "Dismissed.",
    steps: [{ name: active ? "Name" : "Dismiss", call: () => setCuratorRequest(deployment, change) }],
  };
}
