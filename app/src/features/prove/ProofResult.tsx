import { Link } from "@tanstack/react-router";
import { Address } from "../../ui/Address.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { Time } from "../../ui/Time.tsx";
import type { ProofCheck } from "./checkProof.ts";
import styles from "./ProofResult.module.css";

export function ProofResult({ result }: { result: ProofCheck }) {
  const { proof, holds, faults, certifiedAt } = result;
  return (
    <section className={styles.result} data-testid="proof-result" data-holds={holds}>
      <h2 className={styles.title}>{holds ? "It holds" : "It does not hold"}</h2>
      {faults.map((fault) => (
        <ErrorNote key={fault} title={fault} />
      ))}
      <Facts
        items={[
          { name: "For", value: proof.verifier },
          { name: "Signed on", value: proof.date.replace("T", " at ").replace("Z", " UTC") },
          ...(proof.nonce === "" ? [] : [{ name: "Their word", value: proof.nonce }]),
          {
            name: "Work",
            value: (
              <Link to="/works/$id" params={{ id: proof.work }}>
                Look at the work
              </Link>
            ),
          },
          { name: "Author", value: <Address value={proof.author} /> },
          ...(certifiedAt === null ? [] : [{ name: "Certified", value: <Time seconds={certifiedAt} form="full" /> }]),
          { name: "Content", value: <Hash value={proof.digest} label="digest of the content" /> },
        ]}
      />
      {holds && (
        <Note title="What it proves">
          Whoever holds the author's key signed this for {proof.verifier}. If that isn't you, it was meant for somebody
          else. The date is the author's own word.
        </Note>
      )}
    </section>
  );
}
