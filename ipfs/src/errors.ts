import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { quote } from "@colophon/sdk/errors/quote.ts";

/** Thrown when another process owns the data folder. */
export class DataFolderInUse extends ColophonError {
  readonly folder: string;

  constructor(folder: string, pid: number | null, cause: unknown) {
    const owner = pid === null ? "Another process" : `Process ${pid}`;
    super({
      code: "data-folder-in-use",
      what: `${owner} has the IPFS data folder ${folder} open, and only one may.`,
      action: "End that process, or give this one another folder by IPFS_DATA.",
      details: { folder, pid },
      cause,
    });
    this.folder = folder;
  }
}

/** Thrown when a write to the disk failed; what was answered before stands. */
export class CannotWrite extends ColophonError {
  readonly folder: string;

  constructor(folder: string, why: string, cause: unknown) {
    super({
      code: "cannot-write",
      what: `The IPFS node can't write to ${folder}: ${why}.`,
      action:
        "Make room on that disk, or see what is wrong with it; the node then goes on by itself, and needn't be started again.",
      details: { folder, why },
      cause,
    });
    this.folder = folder;
  }
}

/** Thrown when a block isn't in this node's store; the node asks nobody else. */
export class BlockNotFound extends ColophonError {
  readonly cid: string;

  constructor(cid: string) {
    super({
      code: "block-not-found",
      what: `Block ${cid} isn't on this node (block was not found locally, and it asks no other node).`,
      action: "Upload the content to this node first, or ask another gateway.",
      details: { cid },
    });
    this.cid = cid;
  }
}

/** Thrown when a CID names something other than a file. */
export class NotAFile extends ColophonError {
  constructor(cid: string, why: string) {
    super({
      code: "not-a-file",
      what: `${cid} isn't a file: ${why}.`,
      action: "Ask for the CID of a single file, without a path.",
      details: { cid, why },
    });
  }
}

/** Thrown when a CID is of a kind that this node doesn't store. */
export class UnsupportedCid extends ColophonError {
  constructor(text: string, why: string) {
    super({
      code: "unsupported-cid",
      what: `${quote(text)} isn't a CID that this node stores: ${why}.`,
      action: "Use CIDs with sha2-256 and codec raw or dag-pb.",
      details: { text: quote(text), why },
    });
  }
}

/** Thrown when a request of the RPC can't be understood. */
export class BadRequest extends ColophonError {
  constructor(why: string, action: string) {
    super({ code: "bad-request", what: `The request can't be understood: ${why}.`, action, details: { why } });
  }
}

/** Thrown when a block's bytes don't hash to the CID that they came with. */
export class BlockMismatch extends ColophonError {
  constructor(cid: string) {
    super({
      code: "block-mismatch",
      what: `The bytes of block ${cid} don't hash to its CID.`,
      action: "Build the CAR anew; nothing of it was kept.",
      details: { cid },
    });
  }
}

/** Thrown when a pin is asked for that isn't there. */
export class NotPinned extends ColophonError {
  constructor(cid: string) {
    super({
      code: "not-pinned",
      what: `${cid} is not pinned.`,
      action: "Pin it first.",
      details: { cid },
    });
  }
}
