import { cidText } from "../content/cidFromDigest.ts";
import { CarError, NonCanonicalDag } from "../content/errors.ts";
import { fileOfBlocks } from "../content/fileOfBlocks.ts";
import { parseCid } from "../content/parseCid.ts";
import { CHUNK_SIZE, RAW } from "../content/profile.ts";
import { sha256 } from "../content/sha256.ts";
import { verifyCar } from "../content/verifyCar.ts";
import { digestFromBytes } from "../ids/digest.ts";
import { FileBrokenOff } from "./errors.ts";
import type { IpfsSource } from "./IpfsSource.ts";

/** `unavailable`: nobody gave bytes that hash to the CID; `non-canonical`: they do, but the profile gives that file another CID. */
export type FetchedFile =
  | { readonly state: "verified"; readonly size: number; readonly bytes: Uint8Array<ArrayBuffer> | null }
  | { readonly state: "unavailable" | "non-canonical"; readonly why: string };

export interface FetchFileOptions {
  /** In bytes. */
  readonly maxBytes: number;
  /** False: the bytes are hashed and dropped. */
  readonly keep: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A file by its CID from a source that isn't trusted: each block is hashed as it comes, and stands where the profile wants it.
 *
 * @throws {GatewayUnreachable} and the signal's reason
 */
export async function fetchFile(source: IpfsSource, cid: string, options: FetchFileOptions): Promise<FetchedFile> {
  const { maxBytes, keep, signal } = options;
  const root = parseCid(cid);
  const body = await source.fetch(cid, root.codec === RAW ? "raw" : "car", signal);
  if (body === null) return { state: "unavailable", why: `${source.name} doesn't have it` };
  try {
    if (root.codec === RAW) return await takeBlock(body, root, Math.min(maxBytes, CHUNK_SIZE), keep);
    const blocks = new Map<string, Uint8Array<ArrayBuffer>>();
    const car = verifyCar(body, cid, { maxBytes, ...(signal && { signal }) });
    let step = await car.next();
    for (; !step.done; step = await car.next()) if (keep) blocks.set(step.value.digest, step.value.bytes);
    return { state: "verified", size: step.value.size, bytes: keep ? fileOfBlocks(root, blocks) : null };
  } catch (error) {
    if (error instanceof NonCanonicalDag) return { state: "non-canonical", why: error.what };
    if (error instanceof FileBrokenOff) return { state: "unavailable", why: error.what };
    if (error instanceof CarError)
      return { state: "unavailable", why: `${source.name} gave something else: ${error.what}` };
    throw error;
  }
}

async function takeBlock(
  body: AsyncIterable<Uint8Array>,
  root: { readonly digest: string; readonly bytes: Uint8Array },
  most: number,
  keep: boolean,
): Promise<FetchedFile> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > most) return { state: "unavailable", why: `more than ${most} bytes came for ${cidText(root.bytes)}` };
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let filled = 0;
  for (const piece of pieces) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  if (size === 0) return { state: "unavailable", why: "no bytes came" };
  if (digestFromBytes(await sha256(bytes)) !== root.digest) {
    return { state: "unavailable", why: "other bytes came than the CID names" };
  }
  return { state: "verified", size, bytes: keep ? bytes : null };
}
