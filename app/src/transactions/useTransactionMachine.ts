import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef } from "react";
import type { TransactionReceipt } from "viem";
import { estimateContractGas } from "viem/actions";
import { useConfig as useWagmiConfig } from "wagmi";
import { getConnection, simulateContract, switchChain, waitForTransactionReceipt, writeContract } from "wagmi/actions";
import { useConfig } from "../lib/ConfigContext.tsx";
import { useHead } from "../lib/HeadContext.tsx";
import { isRejection } from "../wallets/isRejection.ts";
import { explainFailure } from "./explainFailure.ts";
import { advance, START, type TransactionEvent } from "./machine.ts";
import type { Call, Plan } from "./plan.ts";

/** Nobody is there to sign. */
class WalletGone extends Error {
  override readonly name = "ConnectorNotConnectedError";
}

/** The wallet was moved to another chain between our look and its signature. */
class OtherChain extends Error {}

/** Drives {@link advance}: each phase that waits for something does its one piece of work and reports one event. */
export function useTransactionMachine(plan: Plan) {
  const wagmi = useWagmiConfig();
  const { chainId } = useConfig().deployment;
  const head = useHead();
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(advance, START);
  const call = useRef<Call | null>(null);
  const receipts = useRef<TransactionReceipt[]>([]);
  const last = state.step === plan.steps.length - 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one run a phase and step; the rest is constant while the dialog is open.
  useEffect(() => {
    const abort = new AbortController();
    const work = async (): Promise<TransactionEvent | null> => {
      switch (state.phase) {
        case "simulating": {
          const connection = getConnection(wagmi);
          if (connection.address === undefined) throw new WalletGone();
          if (connection.chainId !== chainId) return { type: "wrong-chain" };
          const made = await plan.steps[state.step]?.call();
          if (made == null) return { type: "skipped", last };
          call.current = made;
          const account = connection.address;
          await simulateContract(wagmi, { ...made, account, chainId });
          const gas = await estimateContractGas(wagmi.getClient({ chainId }), { ...made, account }).catch(() => null);
          return { type: "simulated", gas };
        }
        case "switching":
          await switchChain(wagmi, { chainId });
          return { type: "switched" };
        case "signing": {
          if (call.current === null) throw new Error("nothing was prepared");
          if (getConnection(wagmi).chainId !== chainId) throw new OtherChain();
          return { type: "sent", hash: await writeContract(wagmi, { ...call.current, chainId }) };
        }
        case "pending": {
          const receipt = await waitForTransactionReceipt(wagmi, { hash: state.hash, chainId });
          receipts.current.push(receipt);
          return { type: "mined", block: Number(receipt.blockNumber), last };
        }
        case "confirmed":
          await head?.reached(state.block, abort.signal);
          await queries.invalidateQueries({ queryKey: ["index"] });
          return { type: "indexed" };
        default:
          return null;
      }
    };
    work().then(
      (event) => event !== null && !abort.signal.aborted && dispatch(event),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const stage = state.phase;
        if (error instanceof OtherChain) dispatch({ type: "wrong-chain" });
        else if (isRejection(error)) dispatch({ type: "declined" });
        else if (stage === "simulating" || stage === "signing" || stage === "switching" || stage === "pending") {
          dispatch({ type: "failed", failure: explainFailure(error, stage) });
        }
      },
    );
    return () => abort.abort();
  }, [state.phase, state.step]);

  return { state, dispatch, receipts };
}
