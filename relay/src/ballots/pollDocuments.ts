import { type PollDocument, pollDocument } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import type { KuboRPCClient } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { bytesToHex, type Hex } from "viem";
import { refusal } from "../problems.ts";

/** The document of a poll by its digest. @throws {RelayProblem} `poll-unreadable` */
export type PollDocuments = (poll: Hex) => Promise<PollDocument>;

const LARGEST = 64 * 1024;
const PATIENCE_MS = 10_000;
const KEPT = 500;

/** Reads polls' documents from IPFS, and keeps them: a digest's bytes never change. */
export function pollDocuments(ipfs: KuboRPCClient): PollDocuments {
  const known = new Map<Hex, PollDocument>();
  return async (poll) => {
    const kept = known.get(poll);
    if (kept !== undefined) return kept;
    const cid = CID.parse(cidFromDigest(poll, 0));
    const bytes = await ipfs.block.get(cid, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
      throw unreadable("it can't be had now");
    });
    if (bytesToHex(await sha256(bytes)) !== poll) throw unreadable("other bytes came");
    const document = read(bytes);
    if (known.size >= KEPT) known.clear();
    known.set(poll, document);
    return document;
  };
}

function read(bytes: Uint8Array): PollDocument {
  if (bytes.length > LARGEST) throw unreadable(`it has ${bytes.length} bytes`);
  try {
    return pollDocument.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    throw unreadable("it isn't a poll");
  }
}

function unreadable(why: string) {
  return refusal(
    "poll-unreadable",
    `The poll's document can't be read: ${why}.`,
    "Try again later, or ask whoever opened the poll.",
  );
}
