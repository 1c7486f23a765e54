import { bytesToHex } from "@noble/hashes/utils.js";
import { LARGEST_BATCH } from "../../batches/layout.ts";
import { ByteReader } from "../../content/byteReader.ts";
import { canonicalJson } from "../../content/canonicalJson.ts";
import { carHeader, HEADER_CID_OFFSET } from "../../content/carLayout.ts";
import type { ByteSource } from "../../content/chunksOf.ts";
import { cidText } from "../../content/cidFromDigest.ts";
import { DagCheck, takeDagBlock } from "../../content/dagCheck.ts";
import { CarBlockMismatch, MalformedCar } from "../../content/errors.ts";
import { fileOfBlocks } from "../../content/fileOfBlocks.ts";
import { parseCid } from "../../content/parseCid.ts";
import { CID_LENGTH } from "../../content/profile.ts";
import { sha256 } from "../../content/sha256.ts";
import { type Digest, digestFromBytes } from "../../ids/digest.ts";
import { LONGEST_MANIFEST } from "../parseManifest.ts";
import { MalformedInputs } from "./errors.ts";
import { INPUTS_FORMAT, INPUTS_VERSION, type InputsDocument, inputsDocument } from "./inputsDocument.ts";

export interface ReadInputsOptions {
  /** Of the whole CAR. */
  readonly maxBytes?: number | undefined;
}

/** The largest CAR that is read where nothing else is said: 1 GiB. */
export const LARGEST_INPUTS = 2 ** 30;
/** The largest document, and the largest data of one anchor, in bytes: what the index reads, the inputs have to be able to hold. */
export const LARGEST_PART = LARGEST_BATCH;

/** One thing in the inputs, as it comes: the document first. */
export type InputsPart =
  | { readonly kind: "document"; readonly document: InputsDocument }
  | { readonly kind: "manifest"; readonly digest: Digest; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "anchor"; readonly cid: string; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Reads the CAR of a roll's inputs strictly, part by part, in memory for one part: every block hashes to its CID, all that the document
 * announces is there in its place and nothing else is, and the document is in its one form. So there is one CAR for one content.
 * That a part belongs (some work names the manifest, some anchor the data) is for whoever knows the chain.
 *
 * Nothing that it yields can be relied on before it has ended without throwing.
 *
 * @throws {MalformedInputs} and the errors of `verifyCar`
 */
export async function* readInputs(
  car: ByteSource,
  options: ReadInputsOptions = {},
): AsyncGenerator<InputsPart, void, void> {
  const reader = new ByteReader(car, options.maxBytes ?? LARGEST_INPUTS);
  try {
    const root = await takeRoot(reader);
    const document = parseDocument(await takeFile(reader, root));
    yield { kind: "document", document };
    let last = "";
    for (let left = document.manifests; left > 0; left--) {
      const block = await takeManifest(reader, left);
      if (block.digest <= last) {
        throw new MalformedInputs("unsorted", "manifests have to be in ascending order, each once", block.cid);
      }
      last = block.digest;
      yield { kind: "manifest", digest: block.digest, bytes: block.bytes };
    }
    for (const cid of document.anchors) yield { kind: "anchor", cid, bytes: await takeFile(reader, cid) };
    if (!(await reader.atEnd())) {
      throw new MalformedInputs("extra-block", "there is more in the CAR than its document announces");
    }
  } finally {
    await reader.close();
  }
}

async function takeRoot(reader: ByteReader): Promise<string> {
  const refuse = () => new MalformedCar("its header isn't that of version 1 with one CIDv1 as root");
  const expected = carHeader(new Uint8Array(CID_LENGTH));
  if ((await reader.takeVarint()) !== expected.length) throw refuse();
  const header = await reader.take(expected.length);
  const root = header.slice(HEADER_CID_OFFSET, HEADER_CID_OFFSET + CID_LENGTH);
  if (bytesToHex(header) !== bytesToHex(carHeader(root))) throw refuse();
  return parseCid(cidText(root)).cid;
}

async function takeFile(reader: ByteReader, cid: string): Promise<Uint8Array<ArrayBuffer>> {
  const root = parseCid(cid);
  const check = new DagCheck(root, LARGEST_PART);
  const blocks = new Map<string, Uint8Array<ArrayBuffer>>();
  while (!check.complete) {
    if (await reader.atEnd()) throw new MalformedInputs("missing-block", `the file ${cid} isn't whole`, cid);
    const { digest, bytes, isNew, cid: block } = await takeDagBlock(reader, check, sha256);
    if (!isNew) throw new MalformedInputs("extra-block", `block ${block} stands twice`, block);
    blocks.set(digest, bytes);
  }
  return fileOfBlocks(root, blocks);
}

async function takeManifest(reader: ByteReader, left: number) {
  if (await reader.atEnd()) throw new MalformedInputs("missing-block", `${left} manifests didn't come`);
  const length = await reader.takeVarint();
  if (length < CID_LENGTH) throw new MalformedCar("a block is too short to have a CID");
  const head = await reader.take(CID_LENGTH);
  const [version, code, hash, digestLength] = head;
  const cid = cidText(head);
  if (version !== 1 || code !== 0x55 || hash !== 0x12 || digestLength !== 0x20) {
    throw new MalformedInputs("extra-block", `block ${cid} stands where a manifest (a raw block) is due`, cid);
  }
  if (length - CID_LENGTH > LONGEST_MANIFEST) {
    throw new MalformedInputs("too-large", `the manifest ${cid} is longer than ${LONGEST_MANIFEST} bytes`, cid);
  }
  const bytes = await reader.take(length - CID_LENGTH);
  const digest = digestFromBytes(head.subarray(4));
  if (digestFromBytes(await sha256(bytes)) !== digest) throw new CarBlockMismatch(cid);
  return { cid, digest, bytes };
}

function parseDocument(bytes: Uint8Array): InputsDocument {
  let value: unknown;
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new MalformedInputs("not-json", "its document isn't JSON in UTF-8");
  }
  // Before the fields: a newer version has others, and should be called what it is.
  const { format, v } = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  if (format !== INPUTS_FORMAT || v !== INPUTS_VERSION) {
    throw new MalformedInputs("unsupported", `it is no ${INPUTS_FORMAT} of version ${INPUTS_VERSION}`);
  }
  const result = inputsDocument.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new MalformedInputs("bad-field", `${issue?.path.join(".") || "its document"}: ${issue?.message}`);
  }
  if (canonicalJson(value) !== text) {
    throw new MalformedInputs("not-canonical", "its document isn't in canonical form");
  }
  const { anchors, unverified } = result.data;
  if (new Set(anchors).size !== anchors.length) throw new MalformedInputs("unsorted", "an anchor's data stands twice");
  unverified.forEach(({ cid }, place) => {
    const before = unverified[place - 1]?.cid;
    if (before !== undefined && before >= cid) {
      throw new MalformedInputs("unsorted", "unverified contents have to be in ascending order, each once", cid);
    }
  });
  return result.data;
}
