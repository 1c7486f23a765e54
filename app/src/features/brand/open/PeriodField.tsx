import { SelectField, TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import { type Period, UNITS, type Unit } from "./campaignForm.ts";

interface PeriodFieldProps {
  label: string;
  hint: string;
  value: Period;
  error: string | undefined;
  onChange: (value: Period) => void;
}

const NAMES = Object.keys(UNITS) as Unit[];

/** A length of time: a number and its unit. */
export function PeriodField({ label, hint, value, error, onChange }: PeriodFieldProps) {
  return (
    <div className={styles.period}>
      <TextField
        label={label}
        hint={hint}
        error={error}
        inputMode="decimal"
        value={value.count}
        onChange={(event) => onChange({ ...value, count: event.currentTarget.value })}
      />
      <SelectField
        label="Unit"
        aria-label={`${label}: unit`}
        value={value.unit}
        onChange={(event) => {
          const unit = NAMES.find((name) => name === event.currentTarget.value);
          if (unit !== undefined) onChange({ ...value, unit });
        }}
      >
        {NAMES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
    </div>
  );
}
