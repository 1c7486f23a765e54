import type { AuditReport, AuditStep } from "@colophon/sdk/audit/auditReport.ts";
import type { AppDeployment } from "../config.ts";

/** What the worker is asked. It gets nothing of the page's but where chain and gateway are. */
export interface AuditRequest {
  readonly deployment: AppDeployment;
  readonly rpcUrl: string;
  readonly gatewayUrl: string;
  readonly campaign: number;
  /** A pool's token; undefined: all pools. */
  readonly token?: string | undefined;
}

export type AuditAnswer =
  | { readonly kind: "step"; readonly step: AuditStep }
  | { readonly kind: "done"; readonly report: AuditReport }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };
