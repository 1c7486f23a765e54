import { ColophonError } from "../errors/ColophonError.ts";

/** Thrown when an action has to sign and no account was given. */
export class NoAccount extends ColophonError {
  constructor() {
    super({
      code: "no-account",
      what: "There is no account to sign with.",
      action: "Give the client an account, or pass one to the action.",
    });
  }
}

/** Thrown when the endpoint has no block from a time on yet, so that a block before it could still come. */
export class ChainNotThere extends ColophonError {
  readonly time: number;

  constructor(time: number) {
    super({
      code: "chain-not-there",
      what: `The chain's endpoint has no block from ${new Date(time * 1000).toISOString()} on yet.`,
      action: "Try again in a moment, or ask another endpoint: this one lags behind.",
      details: { time },
    });
    this.time = time;
  }
}

/** Thrown when the endpoint serves another chain than the deployment is on. */
export class WrongChain extends ColophonError {
  readonly expected: number;
  readonly given: number;

  constructor(expected: number, given: number) {
    super({
      code: "wrong-chain",
      what: `The contracts are on chain ${expected}, and the RPC endpoint serves chain ${given}.`,
      action: "Take the endpoint of that chain, or the deployment of this one.",
      details: { expected, given },
    });
    this.expected = expected;
    this.given = given;
  }
}

/** Thrown when the chain's endpoint doesn't answer, or not with JSON-RPC. */
export class ChainUnreachable extends ColophonError {
  readonly url: string | null;

  constructor(url: string | null, reason: string, cause?: unknown) {
    super({
      code: "chain-unreachable",
      what: `The RPC endpoint${url === null ? "" : ` ${url}`} can't be reached: ${reason}.`,
      action: "Check that the chain runs and that the URL is right, then try again.",
      details: { url },
      cause,
    });
    this.url = url;
  }
}

/** Thrown when the endpoint answered a request with an error that no contract raised. */
export class ChainRefused extends ColophonError {
  constructor(reason: string, cause?: unknown) {
    super({
      code: "chain-refused",
      what: `The chain's endpoint refused the request: ${reason}.`,
      action: "Look at the reason, mend it and try again.",
      cause,
    });
  }
}

/** Thrown when a transaction passed its simulation and still reverted: something changed in between. */
export class TransactionFailed extends ColophonError {
  readonly hash: string;

  constructor(hash: string, functionName: string) {
    super({
      code: "transaction-failed",
      what: `The transaction ${hash} (${functionName}) was put in a block and failed there, though it had passed its rehearsal.`,
      action: "Something changed in between; look at the present state and try again.",
      details: { hash, functionName },
    });
    this.hash = hash;
  }
}

/** Thrown when the person said no in the wallet. */
export class SignatureRejected extends ColophonError {
  constructor(cause?: unknown) {
    super({
      code: "signature-rejected",
      what: "The signature was rejected in the wallet.",
      action: "Nothing was sent; try again when you are ready.",
      cause,
    });
  }
}

/** Thrown when the account has too little ETH for the call and its gas. */
export class InsufficientFunds extends ColophonError {
  constructor(cause?: unknown) {
    super({
      code: "insufficient-funds",
      what: "The account has too little ETH to send this transaction.",
      action: "Put some ETH into the account, or have somebody else send what you sign.",
      cause,
    });
  }
}

/** Thrown when a transaction succeeded without the event it must have: the address is not the contract it should be. */
export class EventMissing extends ColophonError {
  constructor(hash: string, event: string) {
    super({
      code: "event-missing",
      what: `The transaction ${hash} went through without a ${event} event.`,
      action: "The deployment's address is not the contract it should be: check the deployment file.",
      details: { hash, event },
    });
  }
}

/** Thrown when a pool is in a state that this version doesn't know. */
export class PoolUnreadable extends ColophonError {
  constructor(state: number) {
    super({
      code: "pool-unreadable",
      what: `The pool is in state ${state}, which this version of the software doesn't know.`,
      action: "Check the deployment's address, or use a newer version.",
      details: { state },
    });
  }
}

/** Thrown when somebody else than a work's author would prove to be it. */
export class NotTheAuthor extends ColophonError {
  constructor(work: string, author: string, signer: string) {
    super({
      code: "not-the-author",
      what: `The work ${work} is by ${author}, and ${signer} would sign.`,
      action: "Use the author's account.",
      details: { work, author, signer },
    });
  }
}
