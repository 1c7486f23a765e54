import type { AuditedStatement, AuditReport } from "@colophon/sdk/audit/auditReport.ts";
import { MOST_WORKS } from "../lib/audit/limits.ts";
import { useAudit } from "../lib/audit/useAudit.ts";
import { useConfig } from "../lib/ConfigContext.tsx";
import { offeredTokens } from "../lib/ether.ts";
import { shorten } from "../lib/format.ts";
import styles from "./AuditButton.module.css";
import { AuditSteps } from "./AuditSteps.tsx";
import { Badge } from "./Badge.tsx";
import { Button } from "./Button.tsx";
import { ErrorNote } from "./ErrorNote.tsx";

interface AuditButtonProps {
  campaign: number;
  /** One pool's statements only, by its token's address. */
  token?: string | undefined;
  /** Hears what was found. */
  onReport?: ((report: AuditReport) => void) | undefined;
}

/** “Check it yourself”: recomputes a campaign's statements in the browser, from the chain and IPFS alone, and says what it did. */
export function AuditButton({ campaign, token, onReport }: AuditButtonProps) {
  const { running, steps, report, fault, start } = useAudit(campaign, token, onReport);
  return (
    <section className={styles.audit} aria-label="Audit">
      <p className={styles.text}>
        Nobody has to believe a statement. Your browser can read the chain and IPFS itself, compute everything again and
        compare, to the last unit; no index and no server of this site is asked. Up to {MOST_WORKS.toLocaleString("en")}{" "}
        works; for more there is <code>npx colophon audit {campaign}</code>.
      </p>
      <div>
        <Button onClick={start} busy={running}>
          {running ? "Checking…" : "Check it yourself"}
        </Button>
      </div>
      <AuditSteps steps={steps} over={!running} />
      <div role="status">{report !== null && <Findings report={report} />}</div>
      {fault !== null && <ErrorNote title="It couldn't be checked">{fault}</ErrorNote>}
    </section>
  );
}

function Findings({ report }: { report: AuditReport }) {
  return (
    <ul className={styles.findings}>
      {report.statements.map((statement) => (
        <li key={`${statement.token} ${statement.number}`}>
          <Finding statement={statement} />
        </li>
      ))}
    </ul>
  );
}

const TITLES = {
  wrong: "It is wrong",
  contested: "It can be contested",
  unavailable: "It can't be checked",
} as const;
const STATES = { stands: "stands", superseded: "stood before", pending: "is pending" } as const;

function Finding({ statement }: { statement: AuditedStatement }) {
  const { deployment } = useConfig();
  const { result, token, number, state, works, accounts, finding, differences, trusted } = statement;
  const known = offeredTokens(deployment).find(({ address }) => address.toLowerCase() === token.toLowerCase());
  const name = `Statement ${number} in ${known?.symbol ?? shorten(token)}, which ${STATES[state]}`;
  return (
    <>
      {result === "right" ? (
        <p className={styles.right}>
          <Badge tone="ink">It is right</Badge>
          <span>
            {name}: computed here from the chain and IPFS, it is the same, line by line and to the last unit:{" "}
            {count(works, "work")}, {count(accounts, "account")}.
          </span>
        </p>
      ) : (
        <ErrorNote title={TITLES[result]}>
          {name}: {finding} {differences > 1 && `There are ${differences} differences in all.`}
        </ErrorNote>
      )}
      {trusted.length > 0 && (
        <details className={styles.details}>
          <summary>
            {trusted.length === 1 ? "One thing was" : `${trusted.length} things were`} taken on somebody's word
          </summary>
          <ul className={styles.facts}>
            {trusted.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
