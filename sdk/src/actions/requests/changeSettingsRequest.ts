import { worksAbi } from "../../abis/worksAbi.ts";
import { type Settings, toAbiSettings } from "../../ids/settings.ts";
import type { Contracts } from "./request.ts";

export type ChangeSettingsParameters = { campaign: number; settings: Settings };

/**
 * Builds the call by which the brand replaces all settings of a campaign that is not locked yet.
 *
 * @example
 * writeContract(client, changeSettingsRequest(deployment, { campaign: 1, settings: { ...settings, lineageBps: 1_000 } }));
 */
export function changeSettingsRequest(
  contracts: Pick<Contracts, "contributions">,
  parameters: ChangeSettingsParameters,
) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "changeSettings",
    args: [parameters.campaign, toAbiSettings(parameters.settings)],
  } as const;
}
