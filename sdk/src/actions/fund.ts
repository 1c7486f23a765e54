import type { Account, Address } from "viem";
import { getBlock } from "viem/actions";
import { approve, readAllowance } from "./approve.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { NoAccount } from "./errors.ts";
import { type FundParameters, fundRequest } from "./requests/fundRequest.ts";
import { fundWithPermitRequest } from "./requests/fundWithPermitRequest.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";
import { signPermit } from "./signPermit.ts";

/** How long a permit stays good, in seconds. */
const PERMIT_LIFE = 3_600n;

/**
 * Adds to a campaign's pool, in ETH or an ERC-20, and locks the campaign's settings. For an ERC-20 it uses what the
 * allowance gives; else a permit where the token has permits and the account signs here; else it approves exactly the
 * amount first, in a transaction of its own.
 *
 * @returns Hash, receipt, and as `result` what the pool received, in the token's smallest unit (less than `amount` where the
 * token takes a fee).
 * @throws {ContractReverted} `UnknownCampaign`, `NothingFunded`, `NotAToken`, `ERC20InsufficientBalance` …
 * @throws {WrongChain} {NoAccount} {SignatureRejected} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await fund(brand, { deployment, campaign: 1, amount: parseEther("2") });
 * await fund(brand, { deployment, campaign: 1, token: usdc, amount: 5_000_000_000n });
 */
export async function fund(client: WriteClient, parameters: WriteOptions & FundParameters): Promise<Sent<bigint>> {
  const { deployment, campaign, token = ETH, amount } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  const request = fundRequest(deployment, { campaign, token, amount });
  if (token === ETH) return sendRequest(client, { deployment, account, request });

  const owner = addressOf(account);
  const allowance = await readAllowance(client, { deployment, token, owner });
  if (allowance >= amount) return sendRequest(client, { deployment, account, request });

  // The chain's clock, not ours: that is the one the permit is checked by.
  const { timestamp } = await getBlock(client).catch(rethrow("getBlock"));
  const deadline = timestamp + PERMIT_LIFE;
  const permit = { token, spender: deployment.rewardPools, amount, deadline, account };
  const signature = await signPermit(client, permit);
  if (signature !== null) {
    const withPermit = fundWithPermitRequest(deployment, { campaign, token, amount, deadline, signature });
    return sendRequest(client, { deployment, account, request: withPermit });
  }
  await approve(client, { deployment, account, token, amount });
  return sendRequest(client, { deployment, account, request });
}

function addressOf(account: Account | Address): Address {
  return typeof account === "string" ? account : account.address;
}
