import { RadioField } from "../../ui/Choice.tsx";
import styles from "./Contribute.module.css";
import type { Draft } from "./draft.ts";

interface OrderPartProps {
  order: Draft["order"];
  onChange: (order: Draft["order"]) => void;
}

/** Asked before a file is chosen: with "commit first" nobody is asked about its hash. */
export function OrderPart({ order, onChange }: OrderPartProps) {
  return (
    <div style={{ gridColumn: "1 / -1" }}>
      <RadioField
        legend="How"
        value={order}
        onChange={onChange}
        options={[
          { value: "now", label: "Certify at once", note: "one signature" },
          {
            value: "commit",
            label: "Commit first",
            note: "two signatures; for who fears that somebody copies the work on its way to the chain",
          },
        ]}
      />
      {order === "commit" && (
        <p className={styles.faint}>Until you have committed, this page asks nobody about the file.</p>
      )}
    </div>
  );
}
