import { type ReactNode, useId } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./Choice.module.css";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
  readonly disabled?: boolean;
}

interface RadioProps<Value extends string> {
  legend: string;
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function RadioField<Value extends string>({ legend, options, value, onChange }: RadioProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              className={styles.box}
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
            {option.note !== undefined && <span className={styles.note}>{option.note}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

export function CheckField({ checked, onChange, children }: CheckProps) {
  return (
    <label className={styles.checkbox}>
      <input
        type="checkbox"
        className={cx(styles.box, styles.check)}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
