import { CheckField } from "../../../ui/Choice.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import { PeriodField } from "./PeriodField.tsx";
import type { PartProps } from "./parts.ts";

/** The window and the periods after it, from which the roll's time follows. */
export function WhenPart({ form, change, faults }: PartProps) {
  return (
    <section className={styles.part}>
      <h2>When</h2>
      <div className={styles.two}>
        <TextField
          type="datetime-local"
          label="Opens"
          value={form.opens}
          error={faults.opens}
          onChange={(event) => change({ opens: event.currentTarget.value })}
        />
        <TextField
          type="datetime-local"
          label="Closes"
          value={form.closes}
          error={faults.closes}
          onChange={(event) => change({ closes: event.currentTarget.value })}
        />
        <PeriodField
          label="Review"
          hint="Works without a verdict by its end are accepted."
          value={form.review}
          error={faults.review}
          onChange={(review) => change({ review })}
        />
        <PeriodField
          label="Appeals"
          hint="Authors in the first half, the arbiter in the second."
          value={form.appeal}
          error={faults.appeal}
          onChange={(appeal) => change({ appeal })}
        />
        <PeriodField
          label="Finality"
          hint="How long a new work stays provisional."
          value={form.finality}
          error={faults.finality}
          onChange={(finality) => change({ finality })}
        />
        <PeriodField
          label="Settle within"
          hint="After that anybody may publish the statement."
          value={form.settle}
          error={faults.settle}
          onChange={(settle) => change({ settle })}
        />
      </div>
      <CheckField checked={form.sealed} onChange={(sealed) => change({ sealed })}>
        Sealed: while it is open, authors commit to works that nobody sees; they show them within the seven days after.
        Only then the review begins.
      </CheckField>
      {faults.sealed !== undefined && <ErrorNote title={faults.sealed} />}
    </section>
  );
}
