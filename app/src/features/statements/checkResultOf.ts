import type { AuditReport } from "@colophon/sdk/audit/auditReport.ts";
import type { CheckResult } from "../../statements/CheckResult.ts";

/**
 * What an audit found of one statement, as a dispute takes it for its evidence; null where nothing can be said of it. The report names
 * what was compared, so that whoever reads it can do the same: `npx colophon audit`.
 */
export function checkResultOf(report: AuditReport, root: string): CheckResult | null {
  const found = report.statements.find(({ file }) => file?.root.toLowerCase() === root.toLowerCase());
  if (found?.file == null || found.result === "unavailable") return null;
  const { result, finding, difference, differences, works, accounts, inputs, trusted } = found;
  return {
    result: result === "right" ? "right" : "wrong",
    sentence: result === "right" ? null : finding,
    report: {
      by: "colophon audit",
      ...{ chainId: report.chainId, campaign: report.campaign, token: found.token, number: found.number },
      ...{ statement: found.file.cid, root: found.file.root, total: found.file.total.toString() },
      ...{ rollAt: report.rollAt, block: report.block },
      ...{ result, finding, difference, differences, works, accounts, inputs, trusted },
    },
  };
}
