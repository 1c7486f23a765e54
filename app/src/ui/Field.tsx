import { type ComponentPropsWithoutRef, type ReactNode, useId } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./Field.module.css";

interface FieldProps {
  label: ReactNode;
  /** A line under the control. */
  hint?: ReactNode;
  /** What is wrong and how to mend it; shown in the hint's place and read out. */
  error?: string | null | undefined;
  optional?: boolean;
}

function Frame({ label, hint, error, optional, id, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        <span>{label}</span>
        {optional === true && <span className={styles.optional}>optional</span>}
      </label>
      {children}
      <div id={`${id}-note`} aria-live="polite">
        {error ? (
          <p className={styles.error}>
            <span aria-hidden="true">†</span>
            {error}
          </p>
        ) : (
          hint !== undefined && <p className={styles.hint}>{hint}</p>
        )}
      </div>
    </div>
  );
}

function control(id: string, error: string | null | undefined, className: string | undefined) {
  return {
    id,
    className: cx(styles.input, className),
    "aria-invalid": error ? true : undefined,
    "aria-describedby": `${id}-note`,
  } as const;
}

/** A line of text with its label, hint and error. */
export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  ...input
}: FieldProps & ComponentPropsWithoutRef<"input">) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <input type="text" {...input} {...control(id, error, className)} />
    </Frame>
  );
}

/** Several lines of text. */
export function TextAreaField({
  label,
  hint,
  error,
  optional,
  className,
  ...input
}: FieldProps & ComponentPropsWithoutRef<"textarea">) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <textarea {...input} {...control(id, error, className)} />
    </Frame>
  );
}

/** One of a list; the system's own picker, which works everywhere and with everything. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  ...input
}: FieldProps & ComponentPropsWithoutRef<"select">) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <select {...input} {...control(id, error, className)} />
    </Frame>
  );
}
