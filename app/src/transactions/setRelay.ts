import { setRelayRequest } from "@colophon/sdk/actions/requests/setRelayRequest.ts";
import type { Address } from "viem";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface SetRelay {
  readonly campaign: number;
  /** Null: nobody. */
  readonly relay: Address | null;
}

/** The brand names the service that may certify signed works in batches, or none. */
export function setRelayPlan(deployment: AppDeployment, { campaign, relay }: SetRelay): Plan {
  return {
    title: relay === null ? "Go without a relay" : "Name a relay",
    reads:
      relay === null
        ? ["Nobody may put batches on chain for this campaign any more. What is on chain stays."]
        : [
            "This account may put batches of signed works on chain for the campaign, and pays for them.",
            "It can't sign for anybody. You can name another at any time.",
          ],
    signs: [{ name: "Relay", value: relay ?? "none" }],
    action: "Sign",
    done: relay === null ? "There is no relay now." : "The relay is named.",
    steps: [{ name: "Name the relay", call: () => setRelayRequest(deployment, { campaign, relay }) }],
  };
}
