import { LICENCES } from "@colophon/sdk/terms/licences.ts";
import { formatBytes } from "../../../lib/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { RadioField } from "../../../ui/Choice.tsx";
import { DropZone } from "../../../ui/DropZone.tsx";
import { SelectField, TextAreaField, TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import type { TermsFaults, TermsForm } from "./readTerms.ts";

interface BriefPartProps {
  form: TermsForm;
  change: (part: Partial<TermsForm>) => void;
  faults: TermsFaults;
  cover: File | null;
  /** A cover that is there already and stays unless another is chosen. */
  keptCover?: string | undefined;
  onCover: (cover: File | null) => void;
}

/** The terms document: what the campaign asks for, and what authors allow. */
export function BriefPart({ form, change, faults, cover, keptCover, onCover }: BriefPartProps) {
  const licence = LICENCES.find(({ name }) => name === form.licence);
  return (
    <section className={styles.part}>
      <h2>The brief</h2>
      <TextField
        label="Title"
        value={form.title}
        error={faults.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextAreaField
        label="Brief"
        rows={5}
        hint="What you ask for, in a few sentences."
        value={form.brief}
        error={faults.brief}
        onChange={(event) => change({ brief: event.currentTarget.value })}
      />
      <TextAreaField
        label="Guidelines"
        optional
        rows={4}
        value={form.guidelines}
        error={faults.guidelines}
        onChange={(event) => change({ guidelines: event.currentTarget.value })}
      />
      {cover === null ? (
        <DropZone
          title={keptCover === undefined ? "A cover picture, if you like" : "Another cover picture, if you like"}
          hint="PNG, JPEG, WebP"
          compact
          onFile={onCover}
        />
      ) : (
        <p className={styles.line}>
          <span>
            {cover.name}, {formatBytes(cover.size)}
          </span>
          <Button size="small" look="quiet" onClick={() => onCover(null)}>
            Remove
          </Button>
        </p>
      )}
      <SelectField
        label="Licence"
        hint={licence?.note}
        value={form.licence}
        error={faults.licence}
        onChange={(event) => change({ licence: event.currentTarget.value })}
      >
        {LICENCES.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      {licence?.url === undefined && (
        <TextAreaField
          label="The licence's words"
          rows={4}
          value={form.licenceText}
          error={faults.licenceText}
          onChange={(event) => change({ licenceText: event.currentTarget.value })}
        />
      )}
      <RadioField
        legend="The gallery shows"
        value={form.gallery}
        onChange={(gallery) => change({ gallery })}
        options={[
          { value: "reviewed", label: "Accepted works" },
          { value: "open", label: "Works in review, too" },
        ]}
      />
    </section>
  );
}
