import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";

const gwei = (wei: bigint) => Number(wei / 10_000n) / 100_000;

/** Thrown when a transaction would cost more than the operator allows: the batch waits. */
export class FeeTooHigh extends ColophonError {
  constructor(asked: bigint, most: bigint) {
    super({
      code: "fee-too-high",
      what: `The chain asks for ${gwei(asked)} gwei a unit of gas, and at most ${gwei(most)} are allowed.`,
      action: "The batch waits until it costs less; or raise MAX_FEE_GWEI.",
      details: { asked, most },
    });
  }
}

/** Thrown when a transaction waits that pays enough: paying more isn't what it lacks. */
export class PaysEnough extends ColophonError {
  constructor(paid: bigint, most: bigint) {
    super({
      code: "pays-enough",
      what: `The transaction is in no block, though it pays up to ${gwei(paid)} gwei a unit of gas. One in its place would pay more than ${gwei(most)}, which is the most that makes sense or is allowed.`,
      action:
        "It is sent again until a block takes it. See whether the chain goes on, its endpoint keeps up, and the relay's account has enough ETH; or raise MAX_FEE_GWEI.",
      details: { paid, most },
    });
  }
}

/** Thrown when a call would take more gas than any of ours needs. */
export class TooMuchGas extends ColophonError {
  constructor(gas: bigint, most: bigint) {
    super({
      code: "too-much-gas",
      what: `The transaction would take ${gas} units of gas, and at most ${most} are paid for.`,
      action: "Send it from your own account.",
      details: { gas, most },
    });
  }
}

/** Thrown when a transaction may cost more than what is left of a brand's budget: its claims wait. */
export class CostTooHigh extends ColophonError {
  constructor(cost: bigint, most: bigint) {
    super({
      code: "cost-too-high",
      what: `Paying it out may cost ${cost} wei now, and ${most} are left of what the brand pays for within a day.`,
      action: "It waits until that is enough; or claim it from an account that has ETH.",
      details: { cost, most },
    });
  }
}
