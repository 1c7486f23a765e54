import type { Abi, Address, Hex, TransactionReceipt } from "viem";

/** One contract call: what every `…Request` builder of the SDK (`sdk/src/actions/requests`) returns. */
export interface Call {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
  /** In wei. */
  readonly value?: bigint;
  /** Put behind the call's data. */
  readonly dataSuffix?: Hex;
}

/** One thing to sign. */
export interface Step {
  /** What this signature does, as the list of steps names it: "Allow the pool to take 500 USDC". */
  readonly name: string;
  /**
   * Makes the call, at the last moment, so that it is made of what the chain says now. Null: there is nothing to do (an
   * allowance that is there already), the step is passed over.
   */
  readonly call: () => Call | null | Promise<Call | null>;
}

/** A fact that gets signed, as the person reads it. */
export interface SignedFact {
  readonly name: string;
  readonly value: string;
}

/**
 * A transaction as a person meets it: what it does in sentences, and beside it what gets signed. One file makes one of these
 * (`transactions/certify.ts` …), so that the two can't drift apart.
 */
export interface Plan {
  /** "Certify “Morning tide”" */
  readonly title: string;
  /** What will happen, what it costs, what can't be undone: short sentences. */
  readonly reads: readonly string[];
  readonly signs: readonly SignedFact[];
  /** On the button: "Sign and certify". */
  readonly action: string;
  /** When it is done: "Certified." */
  readonly done: string;
  readonly steps: readonly Step[];
}

/** How it ended. `closed`: the person left before the end; `sent` says whether something is on its way all the same. */
export type Outcome =
  | { readonly kind: "done"; readonly receipts: readonly TransactionReceipt[] }
  | { readonly kind: "closed"; readonly sent: boolean };
