import type { AnchoredWorkParameters } from "@colophon/sdk/actions/requests/signedWork.ts";
import type { ApiMintableWork } from "@colophon/sdk/api/mintSchemas.ts";
import type { Address, Hex } from "viem";

/** What the index answers of an anchored work, as the contract's call takes it. */
export function mintableOf({ id: _, title: __, anchor, ...work }: ApiMintableWork): AnchoredWorkParameters {
  return {
    ...work,
    author: work.author as Address,
    manifest: work.manifest ?? undefined,
    deadline: BigInt(work.deadline),
    signature: work.signature as Hex,
    index: anchor.leaf,
    proof: anchor.proof as Hex[],
  };
}
