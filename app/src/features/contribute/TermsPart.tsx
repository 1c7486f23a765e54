import type { ApiCampaign, Terms } from "@colophon/sdk/api/schemas.ts";
import { safeLink } from "../../lib/safeLink.ts";
import { CheckField } from "../../ui/Choice.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Hash } from "../../ui/Hash.tsx";
import styles from "./Contribute.module.css";

interface TermsPartProps {
  terms: Terms;
  campaign: ApiCampaign;
  accepted: boolean;
  missing: boolean;
  onAccept: (accepted: boolean) => void;
}

/** What a person reads before the first signature: what becomes public for ever, what licence they give, what can't be undone. */
export function TermsPart({ terms, campaign, accepted, missing, onAccept }: TermsPartProps) {
  const { licence } = terms;
  const url = safeLink(licence.url);
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>Before you sign</h2>
      <ol className={styles.three}>
        <li>
          <span>
            Public for ever: the file, its title and description, your account, your co-authors' accounts and shares,
            and the time.
          </span>
        </li>
        <li>
          <span>
            The licence you give: {url === null ? licence.name : <a href={url}>{licence.name}</a>}, by the campaign's
            terms, version {campaign.termsVersion}.
          </span>
        </li>
        <li>
          <span>
            What can't be withdrawn: the certificate stays on chain, the licence stays given, and copies of the file may
            stay with others.
          </span>
        </li>
      </ol>
      <details>
        <summary>Read the terms in full</summary>
        <div className={styles.long} style={{ marginTop: "var(--space-4)" }}>
          {[terms.brief, terms.guidelines, licence.text ?? ""].filter((text) => text !== "").join("\n\n")}
        </div>
        <p className={styles.faint}>
          The document itself: <Hash value={campaign.termsCid} label="terms document" />
        </p>
      </details>
      <CheckField checked={accepted} onChange={onAccept}>
        I have read this, I made the work or have the right to contribute it, and I accept the terms.
      </CheckField>
      {missing && <ErrorNote title="Accept the terms to contribute." />}
    </section>
  );
}
