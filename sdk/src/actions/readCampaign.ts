import type { Address } from "viem";
import { readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { type CampaignNumber, parseCampaignNumber } from "../ids/campaignNumber.ts";
import { type ConfigHash, parseConfigHash } from "../ids/configHash.ts";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { type Schedule, scheduleOf } from "../ids/schedule.ts";
import { fromAbiSettings, type Settings } from "../ids/settings.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/** A campaign as the chain knows it. Times in unix seconds. */
export type ChainCampaign = {
  campaign: CampaignNumber;
  brand: Address;
  arbiter: Address;
  /** The zero address: nobody anchors for it. */
  relay: Address;
  settings: Settings;
  /** True once the settings are fixed for ever. */
  locked: boolean;
  /** The config hash that a contribution made now has to name. */
  config: ConfigHash;
  terms: { version: number; digest: Digest };
  schedule: Schedule;
};

/**
 * Reads a campaign from the chain, all at one block.
 *
 * @throws {MalformedId} where `campaign` is no campaign's number.
 * @throws {ContractReverted} `UnknownCampaign`.
 * @throws {ChainUnreachable}
 *
 * @example
 * const { config, settings, schedule } = await readCampaign(client, { deployment, campaign: 1 });
 */
export async function readCampaign(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "contributions">;
    campaign: number;
    /** The newest block by default. */
    blockNumber?: bigint | undefined;
  },
): Promise<ChainCampaign> {
  const campaign = parseCampaignNumber(parameters.campaign);
  const contract = {
    address: parameters.deployment.contributions,
    abi: worksAbi,
    args: [campaign],
    ...(parameters.blockNumber === undefined ? {} : { blockNumber: parameters.blockNumber }),
  } as const;
  const [settings, config, [version, terms], brand, arbiter, relay, locked] = await Promise.all([
    readContract(client, { ...contract, functionName: "settingsOf" }),
    readContract(client, { ...contract, functionName: "configOf" }),
    readContract(client, { ...contract, functionName: "termsOf" }),
    readContract(client, { ...contract, functionName: "brandOf" }),
    readContract(client, { ...contract, functionName: "arbiterOf" }),
    readContract(client, { ...contract, functionName: "relayOf" }),
    readContract(client, { ...contract, functionName: "isLocked" }),
  ]).catch(rethrow("settingsOf"));
  const named = fromAbiSettings(settings);
  return {
    campaign,
    brand,
    arbiter,
    relay,
    settings: named,
    locked,
    config: parseConfigHash(config),
    terms: { version, digest: parseDigest(terms) },
    schedule: scheduleOf(named),
  };
}
