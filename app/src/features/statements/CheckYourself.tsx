import type { CheckResult } from "../../statements/CheckResult.ts";
import type { FiledStatement } from "../../statements/statementFile.ts";
import { AuditButton } from "../../ui/AuditButton.tsx";
import { checkResultOf } from "./checkResultOf.ts";

interface CheckYourselfProps {
  campaign: number;
  statement: Pick<FiledStatement, "token" | "root">;
  /** Hears what was found: a dispute takes it as its evidence. */
  onResult: (result: CheckResult) => void;
}

/** The audit, for whoever may dispute by what it finds. */
export function CheckYourself({ campaign, statement, onResult }: CheckYourselfProps) {
  return (
    <AuditButton
      campaign={campaign}
      token={statement.token.address}
      onReport={(report) => {
        const result = checkResultOf(report, statement.root);
        if (result !== null) onResult(result);
      }}
    />
  );
}
