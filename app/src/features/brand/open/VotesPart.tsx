import { TextAreaField, TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import type { PartProps } from "./parts.ts";

/** Until when votes are taken, and whose; only where the rule shares something by votes. */
export function VotesPart({ form, change, faults }: PartProps) {
  if (/^0*[.,]?0*$/.test(form.community.trim())) return null;
  return (
    <section className={styles.part}>
      <h2>The votes</h2>
      <p className={styles.faint}>
        A voter has 100 credits; the votes on one work cost their square. Nobody votes for a work of their own. One
        person with many accounts has many votes, unless you fix who may vote.
      </p>
      <TextField
        type="datetime-local"
        label="Votes close"
        optional
        hint="At the latest, and if you leave it empty, when the review ends."
        value={form.votesClose}
        error={faults.votesClose}
        onChange={(event) => change({ votesClose: event.currentTarget.value })}
      />
      <TextAreaField
        label="Who may vote"
        optional
        rows={3}
        hint="Accounts, one a line. Empty: every author of an accepted work. Only a fingerprint of the list goes on chain: publish the list itself, say in the guidelines, since voters need it to vote."
        spellCheck={false}
        value={form.voters}
        error={faults.voters}
        onChange={(event) => change({ voters: event.currentTarget.value })}
      />
    </section>
  );
}
