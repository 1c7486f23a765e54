import type { ReactNode } from "react";
import styles from "./Facts.module.css";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and values under hairlines. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {items.map((item) => (
        <div key={item.name} className={styles.fact}>
          <dt className={styles.name}>{item.name}</dt>
          <dd className={styles.value}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
