import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../lib/ConfigContext.tsx";
import { isNobody } from "../lib/isNobody.ts";
import { intakeQuery } from "../lib/queries.ts";
import { type Intake, intakeOf } from "./intakeOf.ts";

/** Whether contributing to a campaign goes without gas on this page, and why not; asked of the relay where the campaign has one. */
export function useIntake({ relay }: Pick<ApiCampaign, "relay">): Intake {
  const { relayUrl, deployment } = useConfig();
  const { data: info, errorUpdateCount } = useQuery({ ...intakeQuery(relayUrl), enabled: !isNobody(relay) });
  // As long as it hasn't answered once it stays away, also while it is asked anew.
  const failed = errorUpdateCount > 0;
  return intakeOf({ relay, chainId: deployment.chainId, info, failed, frames: isApart(relayUrl) });
}

/** A relay on the page's own origin couldn't frame a foreign script without giving it the page. */
const isApart = (relayUrl: string): boolean => new URL(relayUrl).origin !== window.location.origin;
