import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import type { Hex } from "viem";
import { IndexerError } from "../errors.ts";

/** A block isn't to be had from this IPFS (now). */
export class BlockUnavailableError extends IndexerError {
  constructor(cid: string, why: string, cause?: unknown) {
    super("block-unavailable", `Block ${cid} can't be had: ${why}.`, { cause });
  }
}

/** IPFS itself doesn't answer: that says nothing about any content. */
export class IpfsUnreachableError extends IndexerError {
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super("ipfs-unreachable", `IPFS doesn't answer (${why}). Check IPFS_API_URL or IPFS_GATEWAY_URL.`, { cause });
  }
}

/** Where blocks come from. It isn't trusted: whoever takes a block hashes it. */
export interface BlockSource {
  /**
   * @param codec 0 raw, 1 dag-pb
   * @throws BlockUnavailableError, IpfsUnreachableError
   */
  get(digest: Hex, codec: number, signal: AbortSignal): Promise<Uint8Array>;
}

/** How long one block may take: a block that nobody has would be looked for for ever. */
export const PATIENCE_MS = 20_000;
/** No larger block travels between IPFS nodes. */
export const LARGEST = 2 * 1024 * 1024;

/** Blocks by a trustless gateway (`application/vnd.ipld.raw`). */
export function gatewayBlocks(url: string): BlockSource {
  const base = url.replace(/\/+$/, "");
  return {
    get: async (digest, codec, signal) => {
      const cid = cidFromDigest(digest, codec === 1 ? 1 : 0);
      const patience = AbortSignal.timeout(PATIENCE_MS);
      try {
        const response = await fetch(`${base}/ipfs/${cid}?format=raw`, {
          headers: { accept: "application/vnd.ipld.raw" },
          signal: AbortSignal.any([signal, patience]),
        });
        if (!response.ok || !response.body) {
          await response.body?.cancel();
          throw new BlockUnavailableError(cid, `the gateway answered ${response.status}`);
        }
        return await readAtMost(response.body, LARGEST, cid);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof BlockUnavailableError) throw error;
        if (patience.aborted)
          throw new BlockUnavailableError(cid, `nobody gave it within ${PATIENCE_MS / 1000} s`, error);
        throw new IpfsUnreachableError(error);
      }
    },
  };
}

/** @throws BlockUnavailableError */
export async function readAtMost(body: AsyncIterable<Uint8Array>, most: number, cid: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of body) {
      length += piece.length;
      if (length > most) throw new BlockUnavailableError(cid, `IPFS sent more than ${most} bytes`);
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof BlockUnavailableError) throw error;
    // It has answered, so that it is there: one block that it can't give must not keep all others waiting.
    throw new BlockUnavailableError(cid, "IPFS broke off", error);
  }
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
}
