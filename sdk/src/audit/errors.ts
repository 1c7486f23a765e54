import { ColophonError } from "../errors/ColophonError.ts";

/** Thrown when an IPFS gateway doesn't answer, or not as one: that says nothing about any content. */
export class GatewayUnreachable extends ColophonError {
  constructor(url: string, why: string, cause?: unknown) {
    super({
      code: "ipfs-gateway-unreachable",
      what: `The IPFS gateway at ${url} can't be used: ${why}.`,
      action: "Check that it runs, or ask another one.",
      details: { url },
      cause,
    });
  }
}

/**
 * Thrown when a gateway ends in the middle of a file, or hardly goes on: of this file nothing can be had there now. Whoever publishes half of
 * a file makes an honest gateway do so.
 */
export class FileBrokenOff extends ColophonError {
  constructor(url: string, why: string, cause?: unknown) {
    super({
      code: "ipfs-file-broken-off",
      what: `The IPFS gateway at ${url} ${why} in the middle of a file.`,
      action: "Try again, or ask another one.",
      details: { url },
      cause,
    });
  }
}

/** Thrown when a campaign has nothing to audit. */
export class NothingToAudit extends ColophonError {
  constructor(campaign: number, why: string) {
    super({
      code: "nothing-to-audit",
      what: `Campaign ${campaign} has nothing to audit: ${why}.`,
      action: "Ask again when its roll has closed and a statement was proposed.",
      details: { campaign },
    });
  }
}

/** Thrown when the chain was rewritten while it was read. */
export class ChainMoved extends ColophonError {
  constructor(block: number) {
    super({
      code: "chain-moved",
      what: `Block ${block} was replaced while the audit read the chain.`,
      action: "Run the audit again when the chain has settled.",
      details: { block },
    });
  }
}

/** Thrown when a campaign is larger than whoever audits it can take. */
export class TooLargeToAudit extends ColophonError {
  constructor(works: number, limit: number) {
    super({
      code: "too-large-to-audit",
      what: `The campaign's log has ${works} works, and at most ${limit} are audited here.`,
      action: "Run “npx colophon audit” on a computer: it has no such limit.",
      details: { works, limit },
    });
  }
}
