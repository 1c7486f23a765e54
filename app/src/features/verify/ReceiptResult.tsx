import type { ReceiptReport, ReceiptVerdict } from "@colophon/sdk/relay/checkReceiptFile.ts";
import type { ReceiptFile } from "@colophon/sdk/relay/receiptFileSchema.ts";
import { titleInManifest } from "@colophon/sdk/relay/titleInManifest.ts";
import { Link } from "@tanstack/react-router";
import { cx } from "../../lib/cx.ts";
import { Address } from "../../ui/Address.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { type Fact, Facts } from "../../ui/Facts.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./VerifyResult.module.css";

const TITLES: Readonly<Record<ReceiptVerdict, string>> = {
  kept: "The relay kept its word",
  open: "The relay still has time",
  broken: "The relay broke its word",
  "not-genuine": "Not a genuine receipt",
  unknown: "This can't be told",
};

const MARKS = { pass: "✓", fail: "✗", skip: "?" } as const;
const SAID = { pass: "Holds: ", fail: "Doesn't hold: ", skip: "Not looked at: " } as const;

/** The verdict on a relay's receipt, first; then what it is about; then what was looked at, and what it doesn't show. */
export function ReceiptResult({ file, report }: { file: ReceiptFile; report: ReceiptReport }) {
  const { verdict, words, checks, limits } = report;
  return (
    <section className={styles.result} data-testid="receipt-result" data-verdict={verdict}>
      <div className={styles.verdict}>
        <span className={cx(styles.seal, verdict === "kept" && styles.yes)} aria-hidden="true">
          {verdict === "kept" ? <Mark size={46} /> : verdict === "open" ? "…" : verdict === "unknown" ? "?" : "∅"}
        </span>
        <h2 className={styles.title}>{TITLES[verdict]}</h2>
        <p>{words}</p>
      </div>
      {verdict !== "not-genuine" && <Facts items={factsOf(file)} />}
      <ul className={styles.list} aria-label="What was looked at">
        {checks.map(({ id, result, sentence }) => (
          <li key={id} className={styles.check}>
            <span aria-hidden="true">{MARKS[result]}</span>
            <span>
              <span className="visually-hidden">{SAID[result]}</span>
              {sentence}
            </span>
          </li>
        ))}
      </ul>
      <Note>
        It doesn't show:
        <ul>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Note>
    </section>
  );
}

function factsOf({ receipt, message }: ReceiptFile): Fact[] {
  const title = titleInManifest(message?.manifestText ?? null);
  return [
    ...(title === null ? [] : [{ name: "Work", value: title }]),
    {
      name: "Campaign",
      value: (
        <Link to="/campaigns/$campaign" params={{ campaign: String(receipt.campaign) }}>
          Campaign {receipt.campaign}
        </Link>
      ),
    },
    { name: "Signed by", value: <Address value={receipt.signer} /> },
    { name: "Taken", value: <Time seconds={receipt.takenAt} form="full" /> },
    { name: "Promised by", value: <Time seconds={receipt.anchorBy} form="full" /> },
    { name: "Receipt for", value: <Hash value={receipt.signed} label="signed message" full /> },
  ];
}
