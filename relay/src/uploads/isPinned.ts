import type { KuboRPCClient } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { ipfsUnavailable } from "../problems.ts";

/** @throws {RelayProblem} `ipfs-unavailable` */
export async function isPinned(ipfs: KuboRPCClient, cid: string): Promise<boolean> {
  try {
    const pins = ipfs.pin.ls({ paths: [CID.parse(cid)], type: "recursive", signal: AbortSignal.timeout(10_000) });
    for await (const _ of pins) return true;
    return false;
  } catch (cause) {
    // Kubo says a missing pin as an error; only its text tells it from others.
    if (cause instanceof Error && /not pinned/.test(cause.message)) return false;
    throw ipfsUnavailable(cause);
  }
}
