import type { Address } from "viem";
import { readContract } from "viem/actions";
import { curationAbi } from "../abis/generated.ts";
import { parseContributionId, tokenIdOf } from "../ids/contributionId.ts";
import { type AppealState, appealStateOf } from "../ids/names.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/** An appeal as the chain knows it. */
export type ChainAppeal = {
  /** `pending` after the appeal period means undecided: for the author. */
  state: Exclude<AppealState, "none">;
  /** What is held for the appellant, in wei; 0 once it left. */
  bond: bigint;
  /** From when on nothing holds the bond back (unix seconds). */
  returnsAt: number;
};

/**
 * Reads what became of an author's appeal.
 *
 * @returns Null where there was none.
 * @throws {MalformedId} {UnknownName} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const appeal = await readAppeal(client, { deployment, id, author });
 */
export async function readAppeal(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "curation">; id: string | bigint; author: Address },
): Promise<ChainAppeal | null> {
  const found = await readContract(client, {
    address: parameters.deployment.curation,
    abi: curationAbi,
    functionName: "appealOf",
    args: [tokenIdOf(parseContributionId(parameters.id)), parameters.author],
  }).catch(rethrow("appealOf"));
  const state = appealStateOf(found.state);
  return state === "none" ? null : { state, bond: found.bond, returnsAt: found.returnsAt };
}
