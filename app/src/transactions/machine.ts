import type { Hex } from "viem";

/** Why something didn't work, for a person. `retry`: trying again can help. */
export interface Failure {
  readonly title: string;
  readonly message: string;
  readonly retry: boolean;
}

/** Where something can fail: the same error means different things before and after signing. */
export type Stage = "simulating" | "signing" | "switching" | "pending";

/** Where a step is. Every state says which step of the plan it is about. */
export type TransactionState =
  /** Made and tried against the chain's present state, nothing signed. */
  | { readonly phase: "simulating"; readonly step: number }
  /** It would work: the person reads and decides. `gas` is an estimate; `declined`: they said no in the wallet before. */
  | { readonly phase: "ready"; readonly step: number; readonly gas: bigint | null; readonly declined: boolean }
  /** The wallet is on another chain. */
  | { readonly phase: "wrong-chain"; readonly step: number; readonly declined: boolean }
  | { readonly phase: "switching"; readonly step: number }
  /** In the wallet's hands. */
  | { readonly phase: "signing"; readonly step: number; readonly gas: bigint | null }
  | { readonly phase: "pending"; readonly step: number; readonly hash: Hex }
  /** In a block; the index doesn't show it yet. */
  | { readonly phase: "confirmed"; readonly step: number; readonly hash: Hex; readonly block: number }
  /** The last step is in the index: pages show it. */
  | { readonly phase: "indexed"; readonly step: number; readonly hash: Hex | null; readonly block: number | null }
  | {
      readonly phase: "failed";
      readonly step: number;
      readonly at: Stage;
      readonly failure: Failure;
      readonly hash: Hex | null;
    };

export type TransactionEvent =
  | { readonly type: "simulated"; readonly gas: bigint | null }
  /** The step has nothing to do. */
  | { readonly type: "skipped"; readonly last: boolean }
  | { readonly type: "wrong-chain" }
  | { readonly type: "switch" }
  | { readonly type: "switched" }
  | { readonly type: "approve" }
  | { readonly type: "declined" }
  | { readonly type: "sent"; readonly hash: Hex }
  | { readonly type: "mined"; readonly block: number; readonly last: boolean }
  | { readonly type: "indexed" }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "retry" };

export const START: TransactionState = { phase: "simulating", step: 0 };

/**
 * The one machine of all transactions: simulate → explain → sign → pending → confirmed → indexed, or failed. Pure. An event
 * that doesn't belong to the present state (a late answer, a second click) changes nothing.
 *
 * @example advance(START, { type: "simulated", gas: 57_000n }) // { phase: "ready", step: 0, gas: 57000n, declined: false }
 */
export function advance(state: TransactionState, event: TransactionEvent): TransactionState {
  const { step } = state;
  switch (state.phase) {
    case "simulating":
      if (event.type === "simulated") return { phase: "ready", step, gas: event.gas, declined: false };
      if (event.type === "wrong-chain") return { phase: "wrong-chain", step, declined: false };
      if (event.type === "skipped") {
        return event.last
          ? { phase: "indexed", step, hash: null, block: null }
          : { phase: "simulating", step: step + 1 };
      }
      return fail(state, event);
    case "ready":
      if (event.type === "approve") return { phase: "signing", step, gas: state.gas };
      if (event.type === "wrong-chain") return { phase: "wrong-chain", step, declined: false };
      return state;
    case "wrong-chain":
      return event.type === "switch" ? { phase: "switching", step } : state;
    case "switching":
      if (event.type === "switched") return { phase: "simulating", step };
      if (event.type === "declined") return { phase: "wrong-chain", step, declined: true };
      return fail(state, event);
    case "signing":
      if (event.type === "sent") return { phase: "pending", step, hash: event.hash };
      if (event.type === "declined") return { phase: "ready", step, gas: state.gas, declined: true };
      if (event.type === "wrong-chain") return { phase: "wrong-chain", step, declined: false };
      return fail(state, event);
    case "pending":
      if (event.type === "mined") {
        return event.last
          ? { phase: "confirmed", step, hash: state.hash, block: event.block }
          : { phase: "simulating", step: step + 1 };
      }
      return fail(state, event);
    case "confirmed":
      return event.type === "indexed" ? { ...state, phase: "indexed" } : state;
    case "failed":
      // What was sent and failed on chain is simulated anew too: the chain's state decides, not our memory.
      return event.type === "retry" && state.failure.retry ? { phase: "simulating", step } : state;
    case "indexed":
      return state;
  }
}

function fail(state: Extract<TransactionState, { phase: Stage }>, event: TransactionEvent): TransactionState {
  if (event.type !== "failed") return state;
  const hash = state.phase === "pending" ? state.hash : null;
  return { phase: "failed", step: state.step, at: state.phase, failure: event.failure, hash };
}

/** True from the moment at which something is on its way to the chain, whatever the page does then. */
export function wasSent(state: TransactionState): boolean {
  if (state.step > 0) return true;
  if (state.phase === "failed") return state.hash !== null;
  return state.phase === "pending" || state.phase === "confirmed" || state.phase === "indexed";
}
