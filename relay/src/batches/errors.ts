import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";

/** Thrown when a transaction would cost more than the operator allows: the batch waits. */
export class FeeTooHigh extends ColophonError {
  constructor(asked: bigint, most: bigint) {
    const gwei = (wei: bigint) => Number(wei / 10_000n) / 100_000;
    super({
      code: "fee-too-high",
      what: `The chain asks for ${gwei(asked)} gwei a unit of gas, and at most ${gwei(most)} are allowed.`,
      action: "The batch waits until it costs less; or raise MAX_FEE_GWEI.",
      details: { asked, most },
    });
  }
}
