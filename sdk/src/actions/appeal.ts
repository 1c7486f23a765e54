import { campaignOfId, parseContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { readCampaign } from "./readCampaign.ts";
import { type AppealParameters, appealRequest } from "./requests/appealRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Appeals against the rejection of the signer's work, with the campaign's bond; once per work, in the first half of the
 * appeal period. The bond returns unless the arbiter rejects the appeal.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} where `id` is no work's id.
 * @throws {ContractReverted} `OutsideAppeals`, `OtherAuthor`, `AlreadyAppealed`, `WrongValue`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await appeal(author, { deployment, id });
 */
export async function appeal(
  client: WriteClient,
  parameters: WriteOptions &
    Omit<AppealParameters, "bond"> & {
      /** What the campaign asks for by default, in wei. */
      bond?: bigint | undefined;
    },
): Promise<Sent> {
  const { deployment, id } = parameters;
  const bond = parameters.bond ?? (await campaignBond(client, parameters));
  return sendRequest(client, { ...parameters, request: appealRequest(deployment, { id, bond }) });
}

async function campaignBond(client: WriteClient, { deployment, id }: WriteOptions & { id: string }): Promise<bigint> {
  const campaign = campaignOfId(parseContributionId(id));
  return (await readCampaign(client, { deployment, campaign })).settings.appealBond;
}
