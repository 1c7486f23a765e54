import { parseEventLogs } from "viem";
import { worksAbi } from "../abis/worksAbi.ts";
import { type CampaignNumber, parseCampaignNumber } from "../ids/campaignNumber.ts";
import { type ConfigHash, parseConfigHash } from "../ids/configHash.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { EventMissing } from "./errors.ts";
import { type OpenCampaignParameters, openCampaignRequest } from "./requests/openCampaignRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Opens a campaign; the signer is its brand.
 *
 * @returns The new campaign's number and config hash (read from the receipt: somebody else's campaign may come between
 * simulation and block), hash and receipt.
 * @throws {MalformedId} where the terms' digest is malformed.
 * @throws {ContractReverted} `BadWindow`, `BadPeriod`, `BadRule`, `RoyaltyTooHigh`, `ArbiterNotIndependent`, `EmptyTerms` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { campaign } = await openCampaign(brand, { deployment, arbiter, settings, terms: rawBlockOf(termsDocument).digest });
 */
export async function openCampaign(
  client: WriteClient,
  parameters: WriteOptions & OpenCampaignParameters,
): Promise<Sent<number> & { campaign: CampaignNumber; config: ConfigHash }> {
  const { deployment } = parameters;
  const sent = await sendRequest(client, { ...parameters, request: openCampaignRequest(deployment, parameters) });
  const logs = parseEventLogs({ abi: worksAbi, eventName: "CampaignOpened", logs: sent.receipt.logs });
  const [opened] = logs;
  if (opened === undefined) throw new EventMissing(sent.hash, "CampaignOpened");
  const { campaign, config } = opened.args;
  return { ...sent, campaign: parseCampaignNumber(campaign), config: parseConfigHash(config) };
}
