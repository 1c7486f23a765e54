import type { SignedWorkParameters } from "@colophon/sdk/actions/requests/signedWork.ts";
import type { Address, Hex } from "viem";
import type { KeptSignature } from "./KeptSignature.ts";

/** What the browser keeps, as the SDK takes it. */
export function signedWorkOf({ author, deadline, signature, ...work }: KeptSignature): SignedWorkParameters {
  return { ...work, author: author as Address, deadline: BigInt(deadline), signature: signature as Hex };
}
