import { auditCampaign } from "@colophon/sdk/audit/auditCampaign.ts";
import { gatewaySource } from "@colophon/sdk/audit/gatewaySource.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { createPublicClient, http } from "viem";
import { MOST_WORKS } from "./limits.ts";
import type { AuditAnswer, AuditRequest } from "./messages.ts";

/** One audit a worker: whoever asked ends it, which also is how an audit is cancelled. */
self.onmessage = async ({ data }: MessageEvent<AuditRequest>) => {
  const say = (answer: AuditAnswer) => self.postMessage(answer);
  try {
    const { deployment, rpcUrl, gatewayUrl, campaign, token } = data;
    const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 2, timeout: 30_000 }) });
    const report = await auditCampaign(client, {
      deployment,
      campaign,
      ipfs: gatewaySource(gatewayUrl),
      token: token === undefined ? undefined : parseAccount(token),
      mostWorks: MOST_WORKS,
      onStep: (step) => say({ kind: "step", step }),
    });
    say({ kind: "done", report });
  } catch (error) {
    const known = error instanceof ColophonError ? error : null;
    const message = known?.message ?? "The audit stopped for a reason that it has no words for. Try again.";
    say({ kind: "failed", code: known?.code ?? "audit-failed", message });
  }
};
