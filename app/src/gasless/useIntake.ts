import type { IntakeInfo } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { ApiError } from "../lib/api.ts";
import { useConfig } from "../lib/ConfigContext.tsx";
import { intakeQuery } from "../lib/queries.ts";

/** Whether contributing to a campaign goes without gas on this page, and why not. */
export type Intake =
  | { readonly kind: "asking" }
  | { readonly kind: "takes"; readonly info: IntakeInfo }
  /** The campaign named another relay. */
  | { readonly kind: "other-relay" }
  /** The relay takes files only. */
  | { readonly kind: "none" }
  /** The relay wants a captcha that can't be shown in this page. */
  | { readonly kind: "captcha" }
  | { readonly kind: "away" };

export function useIntake(campaign: Pick<ApiCampaign, "relay">): Intake {
  const { relayUrl, deployment } = useConfig();
  const asked = useQuery(intakeQuery(relayUrl));
  if (asked.data === undefined) {
    if (!asked.isError) return { kind: "asking" };
    return { kind: asked.error instanceof ApiError && asked.error.status > 0 ? "none" : "away" };
  }
  const info = asked.data;
  if (info.chainId !== deployment.chainId) return { kind: "none" };
  if (info.relay.toLowerCase() !== campaign.relay.toLowerCase()) return { kind: "other-relay" };
  if (info.captcha !== null && !(info.captcha.shown && isApart(relayUrl))) return { kind: "captcha" };
  return { kind: "takes", info };
}

/** A relay on the page's own origin couldn't frame a foreign script without giving it the page. */
const isApart = (relayUrl: string): boolean => new URL(relayUrl).origin !== window.location.origin;
