import type { AuditReport, AuditStep } from "@colophon/sdk/audit/auditReport.ts";
import { useEffect, useRef, useState } from "react";
import { useConfig } from "../ConfigContext.tsx";
import { AuditFailed, auditInWorker } from "./auditInWorker.ts";
import { tellStep } from "./tellStep.ts";

export interface AuditState {
  readonly running: boolean;
  /** Each once, as it was told last; see `tellStep` for their order. */
  readonly steps: readonly AuditStep[];
  readonly report: AuditReport | null;
  /** Why it couldn't be done. */
  readonly fault: string | null;
}

const NOTHING: AuditState = { running: false, steps: [], report: null, fault: null };

/** An audit that a person starts; leaving the page ends it. */
export function useAudit(
  campaign: number,
  token: string | undefined,
  onReport?: (report: AuditReport) => void,
): AuditState & { readonly start: () => void } {
  const { deployment, rpcUrl, gatewayUrl } = useConfig();
  const [state, setState] = useState(NOTHING);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const start = () => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    setState({ ...NOTHING, running: true });
    const onStep = (step: AuditStep) => setState((before) => ({ ...before, steps: tellStep(before.steps, step) }));
    auditInWorker({ deployment, rpcUrl, gatewayUrl, campaign, token }, { onStep, signal: controller.signal })
      .then((report) => {
        setState((before) => ({ ...before, running: false, report }));
        onReport?.(report);
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        const fault = error instanceof AuditFailed ? error.message : "The audit couldn't be done. Try again.";
        setState((before) => ({ ...before, running: false, fault }));
      });
  };
  return { ...state, start };
}
