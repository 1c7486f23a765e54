import type { AnchoredWorkParameters } from "../actions/requests/signedWork.ts";
import type { ApiMintStep } from "../api/mintSchemas.ts";
import { parseAccount } from "../ids/account.ts";
import { parseDigest } from "../ids/digest.ts";

/**
 * One step of the API's `/v1/works/{id}/mint` as `mintAnchored`, `mintAnchoredMany` and `supersedeAnchored` take it. The API isn't trusted with
 * anything: a field that its author didn't sign, or a wrong proof, is refused by the contract.
 *
 * @throws {MalformedId}
 * @example
 * const { steps } = await api.mint(id);
 * await mintAnchoredMany(client, { deployment, works: steps.map(anchoredWork) });
 */
export function anchoredWork(step: ApiMintStep): AnchoredWorkParameters {
  const { campaign, config, digest, codec, kind, aiUse, manifest, parents, epoch, index } = step;
  return {
    campaign,
    config,
    digest,
    codec,
    kind,
    aiUse,
    ...(manifest !== null && { manifest }),
    parents,
    author: parseAccount(step.author),
    epoch,
    deadline: BigInt(step.deadline),
    signature: `0x${step.signature.slice(2)}`,
    index,
    proof: step.proof.map(parseDigest),
  };
}
