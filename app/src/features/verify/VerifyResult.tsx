import { Link } from "@tanstack/react-router";
import type { FoundCertification, VerificationResult } from "../../lib/certifications.ts";
import { cx } from "../../lib/cx.ts";
import { Address } from "../../ui/Address.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./VerifyResult.module.css";

/** Yes or no, first; then who and when; then what the answer rests on. */
export function VerifyResult({ name, result }: { name: string; result: VerificationResult }) {
  const [first] = result.found;
  return (
    <section className={styles.result} data-testid="verify-result" data-certified={first !== undefined}>
      <div className={styles.verdict}>
        <span className={cx(styles.seal, first !== undefined && styles.yes)} aria-hidden="true">
          {first === undefined ? "∅" : <Mark size={46} />}
        </span>
        <h2 className={styles.title}>{first === undefined ? "Not certified" : "Certified"}</h2>
        <p>
          {first === undefined ? (
            <>
              No campaign holds a certificate of exactly these bytes of “{name}”. One changed byte makes another file.
            </>
          ) : (
            <>
              “{name}” is exactly what <Address value={first.author} /> certified{" "}
              <Time seconds={first.certifiedAt} form="full" />.
            </>
          )}
        </p>
      </div>
      {result.found.length > 0 && (
        <ul className={styles.list}>
          {result.found.map((item, index) => (
            <Found key={item.id} item={item} first={index === 0 && result.found.length > 1} />
          ))}
        </ul>
      )}
      <Facts
        items={[
          { name: "Content identifier", value: <Hash value={result.cid} label="content identifier" full /> },
          { name: "Asked", value: sourceSentence(result) },
        ]}
      />
      {first !== undefined && (
        <Note>
          This says that the account certified these bytes first in its campaign, at that time. It doesn't say who the
          person is, nor that nobody showed the work elsewhere before.
        </Note>
      )}
    </section>
  );
}

function Found({ item, first }: { item: FoundCertification; first: boolean }) {
  return (
    <li className={styles.item}>
      <Link to="/works/$id" params={{ id: item.id }} className={styles.work}>
        {item.title ?? `A work in campaign ${item.campaign}`}
      </Link>
      <div className={styles.meta}>
        <span>
          by <Address value={item.author} />
        </span>
        <Link to="/campaigns/$campaign" params={{ campaign: String(item.campaign) }}>
          Campaign {item.campaign}
        </Link>
        <Time seconds={item.certifiedAt} form="full" />
        <Badge tone={item.final ? "ink" : "soft"} shape={item.final ? "filled" : "hollow"}>
          {item.finalAt === null ? "No token yet" : item.final ? "Final" : "Provisional"}
        </Badge>
        {item.finalAt === null && <span>on chain by its author's signature, says the index</span>}
        {!item.final && item.finalAt !== null && (
          <span>
            until <Time seconds={item.finalAt} form="full" />: older evidence could still take it over
          </span>
        )}
        {first && <span>the earliest</span>}
      </div>
    </li>
  );
}

function sourceSentence(result: VerificationResult): string {
  if (result.source.kind === "index")
    return "The index only: the chain didn't answer. Ask again before you rely on it.";
  const chain = `The chain's own log, as of block ${result.source.block.toLocaleString("en")}`;
  return result.indexAnswered ? `${chain}.` : `${chain}. The index didn't answer and wasn't needed.`;
}
