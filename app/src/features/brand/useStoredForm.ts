import { useEffect, useState } from "react";

/** A form's values, kept for the window's life: a declined signature, a fault or a reload loses nothing. */
export function useStoredForm<Form extends object>(
  key: string,
  empty: Form,
): readonly [Form, (part: Partial<Form>) => void, () => void] {
  const [form, setForm] = useState<Form>(() => ({ ...empty, ...stored(key) }));
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(form));
    } catch {
      // Storage is refused or full: the form lives as long as the page.
    }
  }, [key, form]);
  const change = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const forget = () => {
    setForm(empty);
    sessionStorage.removeItem(key);
  };
  return [form, change, forget];
}

function stored(key: string): object {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
