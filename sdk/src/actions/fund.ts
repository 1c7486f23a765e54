import type { Account, Address, Hex } from "viem";
import { getBlock, readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { approve, readAllowance } from "./approve.ts";
import type { Target, WriteClient, WriteOptions } from "./client.ts";
import { NoAccount } from "./errors.ts";
import { type FundParameters, fundRequest } from "./requests/fundRequest.ts";
import { fundWithPermitRequest } from "./requests/fundWithPermitRequest.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";
import { signPermit } from "./signPermit.ts";

/** How long a permit stays good, in seconds. */
const PERMIT_LIFE = 3_600n;

export type FundingParameters = WriteOptions &
  Omit<FundParameters, "config"> & {
    /**
     * The config hash of the settings and terms that the funder looked at. By default the chain's present one: that keeps
     * others from being put in front of this deposit, but shows nobody what it falls under.
     */
    config?: Hex | undefined;
  };

/**
 * Adds to a campaign's pool, in ETH or an ERC-20, and locks the campaign's settings. For an ERC-20 it uses what the
 * allowance gives; else a permit where the token has permits and the account signs here; else it approves exactly the
 * amount first, in a transaction of its own.
 *
 * @returns Hash, receipt, and as `result` what the pool received, in the token's smallest unit (less than `amount` where the
 * token takes a fee).
 * @throws {ContractReverted} `UnknownCampaign`, `OtherConfig`, `NothingFunded`, `NotAToken`, `ERC20InsufficientBalance` …
 * @throws {WrongChain} {NoAccount} {SignatureRejected} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await fund(brand, { deployment, campaign: 1, amount: parseEther("2") });
 * const { config, settings } = await readCampaign(client, { deployment, campaign: 1 });
 * await fund(stranger, { deployment, campaign: 1, token: usdc, amount: 5_000_000_000n, config });
 */
export async function fund(client: WriteClient, parameters: FundingParameters): Promise<Sent<bigint>> {
  const { deployment, campaign, token = ETH, amount } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  const config = parameters.config ?? (await presentConfig(client, deployment, campaign));
  const request = fundRequest(deployment, { campaign, token, amount, config });
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
    const withPermit = fundWithPermitRequest(deployment, { campaign, token, amount, config, deadline, signature });
    return sendRequest(client, { deployment, account, request: withPermit });
  }
  await approve(client, { deployment, account, token, amount });
  return sendRequest(client, { deployment, account, request });
}

function presentConfig(client: WriteClient, deployment: Target, campaign: number): Promise<Hex> {
  const contract = { address: deployment.contributions, abi: worksAbi } as const;
  return readContract(client, { ...contract, functionName: "configOf", args: [campaign] }).catch(rethrow("configOf"));
}

function addressOf(account: Account | Address): Address {
  return typeof account === "string" ? account : account.address;
}
