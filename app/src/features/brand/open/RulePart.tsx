import { RadioField } from "../../../ui/Choice.tsx";
import { TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import type { PartProps } from "./parts.ts";

/** How the pool is split, and what kinds of work are taken. */
export function RulePart({ form, change, faults }: PartProps) {
  return (
    <section className={styles.part}>
      <h2>The rule</h2>
      <p className={styles.faint}>Anybody can recompute who earns what from it. It can't be changed later.</p>
      <div className={styles.two}>
        <TextField
          label="Shared equally, %"
          hint="The same for every accepted work. It doesn't resist one person with many accounts."
          inputMode="decimal"
          value={form.equal}
          error={faults.equal}
          onChange={(event) => change({ equal: event.currentTarget.value })}
        />
        <TextField
          label="Shared by score, %"
          hint="By the scores your curators give, which are public."
          inputMode="decimal"
          value={form.curated}
          error={faults.curated}
          onChange={(event) => change({ curated: event.currentTarget.value })}
        />
        <TextField
          label="Shared by votes, %"
          hint="By the votes of authors, or of a list that you fix."
          inputMode="decimal"
          value={form.community}
          error={faults.community}
          onChange={(event) => change({ community: event.currentTarget.value })}
        />
        <TextField
          label="Lineage share, %"
          hint="What of a remix's reward flows on to the works it was made from; 50 at most."
          inputMode="decimal"
          value={form.lineage}
          error={faults.lineage}
          onChange={(event) => change({ lineage: event.currentTarget.value })}
        />
        <TextField
          label="Royalty on resales, %"
          hint="Asked for, not enforced; 10 at most."
          inputMode="decimal"
          value={form.royalty}
          error={faults.royalty}
          onChange={(event) => change({ royalty: event.currentTarget.value })}
        />
      </div>
      <RadioField
        legend="Format"
        value={form.format}
        onChange={(format) => change({ format })}
        options={[
          { value: "open", label: "Open", note: "works stand for themselves" },
          { value: "mosaic", label: "Mosaic", note: "together they make one picture" },
          { value: "story", label: "Story", note: "every work continues an earlier one" },
          { value: "remix", label: "Remix", note: "every work is made from an earlier one" },
        ]}
      />
      <RadioField
        legend="Use of AI"
        value={form.aiPolicy}
        onChange={(aiPolicy) => change({ aiPolicy })}
        options={[
          { value: "disclosed", label: "Disclosed", note: "authors sign how far" },
          { value: "any", label: "Any" },
          { value: "none", label: "None", note: "only works made without it" },
        ]}
      />
    </section>
  );
}
