import { carHeader, prefixed } from "@colophon/sdk/content/carLayout.ts";
import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { CID_LENGTH } from "@colophon/sdk/content/profile.ts";
import { type VerifiedCar, verifyCar } from "@colophon/sdk/content/verifyCar.ts";
import type { KuboRPCClient } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { ipfsUnavailable } from "../problems.ts";
import { importCar } from "./importCar.ts";

/** Longest wait for the node to pin what it has, in ms: a few gigabytes are walked in seconds. */
const PIN_PATIENCE = 120_000;

/**
 * Checks a CAR as it streams to the IPFS node, and pins it once it is whole. The import itself pins nothing: if the CAR
 * turns out bad at its last byte, no pin has to be taken back, and a root that a stranger pinned before isn't touched.
 *
 * @param pieces the CAR as it comes
 * @param root the CID that was announced
 * @throws what `verifyCar` and `pieces` throw; {RelayProblem} `ipfs-unavailable` where the node fails
 */
export async function storeCar(
  ipfs: KuboRPCClient,
  pieces: AsyncIterable<Uint8Array>,
  root: string,
  maxBytes: number,
): Promise<VerifiedCar> {
  const abort = new AbortController();
  const outcome: { verified?: VerifiedCar; refusal?: unknown } = {};

  async function* checked(): AsyncGenerator<Uint8Array> {
    try {
      const header = carHeader(parseCid(root).bytes);
      yield prefixed(header.length, header);
      const blocks = verifyCar(pieces, root, { maxBytes, sha256, signal: abort.signal });
      let next = await blocks.next();
      for (; !next.done; next = await blocks.next()) {
        const { cid, bytes } = next.value;
        yield prefixed(CID_LENGTH + bytes.length, parseCid(cid).bytes);
        yield bytes;
      }
      outcome.verified = next.value;
    } catch (refusal) {
      outcome.refusal = refusal;
      // The client would end the request as if all were well; it has to break off, so that the node keeps nothing.
      abort.abort(refusal);
      await new Promise<never>(() => undefined);
    }
  }

  try {
    // Roots are pinned below.
    await importCar(ipfs, checked(), abort.signal);
    if (outcome.verified === undefined) throw new Error("the node answered before it had everything");
    await ipfs.pin.add(CID.parse(root), { signal: AbortSignal.timeout(PIN_PATIENCE) });
    return outcome.verified;
  } catch (cause) {
    if (outcome.refusal !== undefined) throw outcome.refusal;
    abort.abort(cause);
    throw ipfsUnavailable(cause);
  }
}
