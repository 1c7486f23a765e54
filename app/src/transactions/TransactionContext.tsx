import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from "react";
import type { Outcome, Plan } from "./plan.ts";

const TransactionDialog = lazy(() => import("./TransactionDialog.tsx"));

interface Running {
  readonly key: number;
  readonly plan: Plan;
  readonly finish: (outcome: Outcome) => void;
}

type Run = (plan: Plan) => Promise<Outcome>;

const TransactionContext = createContext<Run | null>(null);
let count = 0;

/** Holds the one dialog through which everything on this page is signed. */
export function TransactionProvider({ children }: { children: ReactNode }) {
  const [running, setRunning] = useState<Running | null>(null);
  const run = useCallback<Run>(
    (plan) =>
      new Promise((resolve) => {
        count += 1;
        const finish = (outcome: Outcome) => {
          setRunning(null);
          resolve(outcome);
        };
        setRunning({ key: count, plan, finish });
      }),
    [],
  );
  return (
    <TransactionContext value={run}>
      {children}
      {running !== null && (
        <Suspense>
          <TransactionDialog key={running.key} plan={running.plan} onEnd={running.finish} />
        </Suspense>
      )}
    </TransactionContext>
  );
}

/**
 * Runs a plan: opens the dialog, and resolves when it was indexed or the person left. Never rejects.
 *
 * @example
 * const run = useTransaction();
 * const outcome = await run(certifyPlan(…));
 * if (outcome.kind === "done") navigate(…);
 */
export function useTransaction(): Run {
  const run = useContext(TransactionContext);
  if (run === null) throw new Error("useTransaction outside of TransactionProvider");
  return run;
}
