import { ColophonError, type ErrorDetails } from "../errors/ColophonError.ts";
import { quote } from "../errors/quote.ts";

/** What can be wrong with a content, a CID or a CAR. */
export class ContentError extends ColophonError {}

/** Thrown when there is nothing to certify. */
export class EmptyFile extends ContentError {
  constructor() {
    super({
      code: "empty-file",
      what: "The file is empty (0 bytes), so there is nothing to certify.",
      action: "Choose a file with something in it.",
    });
  }
}

/** Thrown when the bytes can't be read to their end, or changed between two readings. */
export class ContentUnreadable extends ContentError {
  constructor(why: string, cause?: unknown) {
    super({
      code: "content-unreadable",
      what: `The file can't be read: ${why}.`,
      action: "Make sure that it is still there and that nothing writes to it, then choose it again.",
      details: { why },
      cause,
    });
  }
}

/** Thrown when a text isn't a CID of the profile. */
export class MalformedCid extends ContentError {
  readonly text: string;

  constructor(text: string, why: string) {
    super({
      code: "malformed-cid",
      what: `${quote(text)} isn't a content identifier that Colophon uses: ${why}.`,
      action:
        "Give a CIDv1 in base32 with sha2-256 (59 characters, bafkrei… or bafybei…), and check that it was copied in full.",
      details: { text: quote(text), why },
    });
    this.text = text;
  }
}

/** Thrown when a value has no JSON form that is the same everywhere. */
export class NotCanonicalJson extends ContentError {
  readonly path: string;

  constructor(path: string, why: string) {
    super({
      code: "not-canonical-json",
      what: `The value at ${path === "" ? "the top" : quote(path)} can't be written as canonical JSON: ${why}.`,
      action: "Use texts, finite numbers, booleans, null, lists and plain objects of them.",
      details: { path, why },
    });
    this.path = path;
  }
}

/** Thrown when a document has to fit one raw block and doesn't. */
export class BlockTooLarge extends ContentError {
  readonly size: number;
  readonly limit: number;

  constructor(size: number, limit: number) {
    super({
      code: "block-too-large",
      what: `The document has ${size} bytes, and at most ${limit} are allowed.`,
      action: "Shorten it.",
      details: { size, limit },
    });
    this.size = size;
    this.limit = limit;
  }
}

/** Thrown when a content doesn't hash to the CID that it was asked for by. */
export class ContentMismatch extends ContentError {
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super({
      code: "content-mismatch",
      what: `These bytes are ${found}, not ${expected}: at least one byte differs.`,
      action: "Ask for the original file, byte for byte; a copy that an app has re-saved is another file.",
      details: { expected, found },
    });
    this.expected = expected;
    this.found = found;
  }
}

/** A CAR that can't be taken; what it holds can't be trusted from the named place on. */
export class CarError extends ContentError {
  constructor(code: string, what: string, action: string, details: ErrorDetails) {
    super({ code, what, action, details });
  }
}

const BUILD_ANEW = "Build the CAR anew from the file, in profile unixfs-v1-2025 with the root first.";
const SEND_AGAIN = "Send it again, whole and unchanged; nothing of it was kept.";

/** Thrown when the bytes aren't a CARv1 with one root. */
export class MalformedCar extends CarError {
  constructor(why: string) {
    super("malformed-car", `This isn't a CAR (version 1, one root): ${why}.`, BUILD_ANEW, { why });
  }
}

/** Thrown when the CAR ends inside its header or a block. */
export class CarTruncated extends CarError {
  /** Bytes that came. */
  readonly received: number;

  constructor(received: number) {
    super("car-truncated", `The CAR breaks off after ${received} bytes, inside a block.`, SEND_AGAIN, { received });
    this.received = received;
  }
}

/** Thrown when the CAR is of another content than was announced. */
export class CarRootMismatch extends CarError {
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super("car-root-mismatch", `The CAR's root is ${found}, and ${expected} was announced.`, BUILD_ANEW, {
      expected,
      found,
    });
    this.expected = expected;
    this.found = found;
  }
}

/** Thrown when a block's bytes don't hash to its CID. */
export class CarBlockMismatch extends CarError {
  readonly cid: string;

  constructor(cid: string) {
    super("car-block-mismatch", `The bytes of block ${cid} don't hash to its CID.`, SEND_AGAIN, { cid });
    this.cid = cid;
  }
}

/** Thrown when a content, a CAR or a block is over its limit. */
export class CarTooLarge extends CarError {
  /** Bytes that it has at least. */
  readonly size: number;
  /** Bytes allowed. */
  readonly limit: number;

  constructor(what: "content" | "CAR" | "block", size: number, limit: number) {
    super(
      "car-too-large",
      `The ${what} has at least ${size} bytes, and at most ${limit} are allowed.`,
      what === "content" ? "Choose a smaller file." : BUILD_ANEW,
      { of: what, size, limit },
    );
    this.size = size;
    this.limit = limit;
  }
}

/** Thrown when a block comes that no block before it links to. */
export class CarUnreachableBlock extends CarError {
  readonly cid: string;

  constructor(cid: string) {
    super("car-unreachable-block", `No block before block ${cid} links to it, so it doesn't belong here.`, BUILD_ANEW, {
      cid,
    });
    this.cid = cid;
  }
}

/** Thrown when the CAR ends before all linked blocks came. */
export class CarMissingBlock extends CarError {
  /** One of the missing blocks. */
  readonly cid: string;
  readonly missing: number;

  constructor(cid: string, missing: number) {
    super("car-missing-block", `${missing} linked block(s) didn't come, ${cid} among them.`, SEND_AGAIN, {
      cid,
      missing,
    });
    this.cid = cid;
    this.missing = missing;
  }
}

/** Thrown when the blocks hash well but aren't the one DAG that the profile gives to these bytes. */
export class NonCanonicalDag extends CarError {
  readonly cid: string;

  constructor(cid: string, why: string) {
    super("non-canonical-dag", `Block ${cid} isn't laid out by profile unixfs-v1-2025: ${why}.`, BUILD_ANEW, {
      cid,
      why,
    });
    this.cid = cid;
  }
}
