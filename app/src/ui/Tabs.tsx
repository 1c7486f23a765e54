import { Tabs as Base } from "@base-ui/react/tabs";
import { type ReactNode, Suspense } from "react";
import { Skeleton } from "./Progress.tsx";
import styles from "./Tabs.module.css";

export interface TabItem {
  readonly value: string;
  readonly label: ReactNode;
  /** May be lazy. */
  readonly content: ReactNode;
}

interface TabsProps {
  label: string;
  items: readonly TabItem[];
  /** Controlled where given (to keep it in the address); the first one otherwise. */
  value?: string;
  onChange?: (value: string) => void;
}

export function Tabs({ label, items, value, onChange }: TabsProps) {
  const controlled = value === undefined ? { defaultValue: items[0]?.value ?? null } : { value };
  return (
    <Base.Root {...controlled} onValueChange={(next) => onChange?.(String(next))}>
      <Base.List className={styles.list} aria-label={label}>
        {items.map((item) => (
          <Base.Tab key={item.value} value={item.value} className={styles.tab}>
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className={styles.panel}>
          <Suspense fallback={<Skeleton height="12rem" />}>{item.content}</Suspense>
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
