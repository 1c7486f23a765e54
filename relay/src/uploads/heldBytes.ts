import type { KuboRPCClient } from "kubo-rpc-client";
import { ipfsUnavailable } from "../problems.ts";

/** Bytes that the IPFS node has. @throws {RelayProblem} `ipfs-unavailable` */
export async function heldBytes(ipfs: KuboRPCClient): Promise<number> {
  try {
    return Number((await ipfs.repo.stat({ signal: AbortSignal.timeout(10_000) })).repoSize);
  } catch (cause) {
    throw ipfsUnavailable(cause);
  }
}
