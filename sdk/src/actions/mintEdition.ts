import type { WriteClient, WriteOptions } from "./client.ts";
import { ensureAllowance } from "./ensureAllowance.ts";
import { NoAccount } from "./errors.ts";
import { type ChainEdition, readEdition } from "./readEdition.ts";
import { type MintEditionParameters, mintEditionRequest } from "./requests/mintEditionRequest.ts";
import { ETH } from "./requests/request.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Mints editions of a campaign's collective work; the whole price goes to everybody who contributed. For a price in an
 * ERC-20 the editions' contract is approved first, where the allowance is too small.
 *
 * @param parameters `content` is what the collector looked at; the rest is read from the chain where it isn't given.
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} before anything is sent.
 * @throws {ContractReverted} `NoEdition`, `OtherContent`, `RollOpen`, `RollEmpty`, `SettingsNotFixed`, `CapExceeded`, `WrongValue` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const edition = await readEdition(client, { deployment, campaign: 1 });
 * if (edition !== null) await mintEdition(collector, { deployment, campaign: 1, content: edition.content });
 */
export async function mintEdition(
  client: WriteClient,
  parameters: WriteOptions &
    Pick<MintEditionParameters, "campaign" | "content" | "amount"> & {
      /** Who gets them; the signer by default. */
      to?: MintEditionParameters["to"] | undefined;
      /** What the collector saw, so that nothing else is paid; the campaign's by default, which are fixed. */
      price?: Pick<ChainEdition, "price" | "token"> | undefined;
    },
): Promise<Sent> {
  const { deployment, campaign, content, amount = 1n } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  // Where there is no edition, the contract says so.
  const { price, token } = parameters.price ?? (await readEdition(client, parameters)) ?? { price: 0n, token: ETH };
  const to = parameters.to ?? (typeof account === "string" ? account : account.address);
  await ensureAllowance(client, { ...parameters, token, amount: price * amount, spender: deployment.editions });
  const request = mintEditionRequest(deployment, { campaign, to, amount, content, price, token });
  return sendRequest(client, { ...parameters, request });
}
