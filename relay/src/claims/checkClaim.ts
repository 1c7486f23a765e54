import type { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import type { ClaimSubmission } from "@colophon/sdk/api/intakeSchemas.ts";
import { rewardLeaf } from "@colophon/sdk/merkle/rewardLeaf.ts";
import type { Hex } from "viem";
import { estimateGas } from "viem/actions";
import { type OwnOptions, ownCampaign } from "../ownCampaign.ts";
import { chainUnavailable, DIRECT, type RelayProblem, refusal } from "../problems.ts";
import type { Claim } from "../store/tables.ts";
import { claimCall } from "./claimCall.ts";
import { MOST_CLAIM_GAS } from "./claimGas.ts";
import { whatItPays } from "./whatItPays.ts";

export interface ClaimIntake extends OwnOptions {
  /** The claim as it was taken before, if it was. */
  known: (id: Hex) => Promise<Claim | null>;
  /** The least that a claim has to pay, by token, and `default`. */
  least: Readonly<Record<string, bigint>> | undefined;
}

/** A claim that may be taken, without what taking it adds. */
export type CheckedClaim = Pick<
  Claim,
  "id" | "campaign" | "token" | "account" | "cumulative" | "proof" | "brand" | "cost"
>;

const MOST_AMOUNT = 2n ** 128n - 1n;
const CLAIM_DIRECTLY = "Claim it from an account that has ETH.";
const lower = (value: string): Hex => value.toLowerCase() as Hex;

/**
 * Checks a claim by what the chain would do with it now: that it pays, and that this is worth what it costs.
 *
 * @returns what may be taken; or the claim as it was taken before, unless that came to nothing: a newer statement can have it pay again
 * @throws {RelayProblem} which says why not
 */
export async function checkClaim(options: ClaimIntake, sent: ClaimSubmission): Promise<CheckedClaim | Claim> {
  const { chain, relay, least } = options;
  const { chainId, rewardPools } = chain.deployment;
  const { campaign } = sent;
  const [token, account, proof] = [lower(sent.token), lower(sent.account), sent.proof.map(lower)];
  const cumulative = BigInt(sent.cumulative);
  if (cumulative > MOST_AMOUNT) {
    throw refusal("bad-message", "No pool holds that much: amounts have 128 bits.", "Send what the statement says.");
  }
  const id = rewardLeaf({ chainId, pool: rewardPools, campaign, token }, account, cumulative);
  const known = await options.known(id);
  if (known !== null && known.state !== "void") return known;

  const { brand } = await ownCampaign(options, campaign, DIRECT);
  const terms = { campaign, token, account, cumulative, proof };
  const paid = await whatItPays(chain, relay, terms).catch(failed);
  if (typeof paid !== "bigint") throw refusalOf(paid);
  const { to, data } = encodeRequest(claimCall(chain.deployment, [terms]));
  const gas = await estimateGas(chain.client, { account: relay, to, data }).catch(failed);
  if (gas > MOST_CLAIM_GAS) {
    throw refusal(
      "not-payable",
      `Paying this takes ${gas} units of gas, and ${MOST_CLAIM_GAS} are paid for.`,
      CLAIM_DIRECTLY,
      DIRECT,
    );
  }
  const { maxFeePerGas } = await chain.client.estimateFeesPerGas().catch(failed);
  const cost = gas * maxFeePerGas;
  const own = least?.[token] ?? least?.default ?? 1n;
  const floor = token === ETH && cost > own ? cost : own;
  if (paid < floor) {
    throw refusal(
      "not-worth-it",
      "It pays less than the least that this relay pays out: it isn't worth its gas yet.",
      "Let rewards add up: the next statement's claim pays this, too. Or claim it from an account that has ETH.",
      { pays: paid, least: floor, ...DIRECT },
    );
  }
  return { id, ...terms, brand: lower(brand), cost };
}

function failed(error: unknown): never {
  throw chainUnavailable(error);
}

/** What the chain says of a claim, as what a relay says. */
function refusalOf({ errorName, what, action }: ContractReverted): RelayProblem {
  if (errorName === "NothingToClaim") {
    return refusal("nothing-to-claim", what, "There is nothing to do: the account has it.");
  }
  if (errorName === "BadProof") return refusal("wrong-proof", what, action);
  if (errorName === "NothingStands") return refusal("nothing-stands", what, action);
  return refusal("not-payable", what, CLAIM_DIRECTLY, { reverted: errorName, ...DIRECT });
}
