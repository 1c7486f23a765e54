import type { AuditReport, AuditStep } from "@colophon/sdk/audit/auditReport.ts";
import type { AuditAnswer, AuditRequest } from "./messages.ts";

/** Thrown where an audit couldn't be done; `code` is the SDK's, `what` for people. */
export class AuditFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "AuditFailed";
    this.code = code;
  }
}

export interface AuditOptions {
  readonly onStep: (step: AuditStep) => void;
  readonly signal: AbortSignal;
}

/**
 * Audits a campaign's statements away from the page's thread, against the chain's endpoint and an IPFS gateway alone.
 *
 * @throws {AuditFailed} or the signal's reason.
 */
export function auditInWorker(request: AuditRequest, { onStep, signal }: AuditOptions): Promise<AuditReport> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const worker = new Worker(new URL("./audit.worker.ts", import.meta.url), { type: "module" });
    const end = () => {
      worker.terminate();
      signal.removeEventListener("abort", abort);
    };
    const abort = () => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort);
    worker.onmessage = ({ data }: MessageEvent<AuditAnswer>) => {
      if (data.kind === "step") return onStep(data.step);
      end();
      if (data.kind === "done") resolve(data.report);
      else reject(new AuditFailed(data.code, data.message));
    };
    worker.onerror = () => {
      end();
      reject(new AuditFailed("worker-failed", "The page's audit couldn't start. Reload the page, then try again."));
    };
    worker.postMessage(request);
  });
}
