import { type Option, RadioField } from "../../ui/Choice.tsx";
import styles from "./Contribute.module.css";
import type { Draft } from "./draft.ts";

interface OrderPartProps {
  order: Draft["order"];
  /** The campaign's relay takes contributions and pays for them. */
  gasless: boolean;
  onChange: (order: Draft["order"]) => void;
}

const COMMIT: Option<Draft["order"]> = {
  value: "commit",
  label: "Commit first",
  note: "two transactions; for who fears that somebody copies the work on its way to the chain",
};
const GASLESS: readonly Option<Draft["order"]>[] = [
  { value: "now", label: "Without gas", note: "you sign; the campaign's relay puts it on chain and pays" },
  { value: "direct", label: "At my own cost", note: "a transaction of yours, on chain within seconds" },
  COMMIT,
];
const DIRECT: readonly Option<Draft["order"]>[] = [
  { value: "now", label: "Certify at once", note: "one signature" },
  COMMIT,
];

/** Asked before a file is chosen: with "commit first" nobody is asked about its hash. */
export function OrderPart({ order, gasless, onChange }: OrderPartProps) {
  return (
    <>
      <RadioField
        legend="How"
        value={!gasless && order === "direct" ? "now" : order}
        onChange={onChange}
        options={gasless ? GASLESS : DIRECT}
      />
      {order === "commit" && (
        <p className={styles.faint}>Until you have committed, this page asks nobody about the file.</p>
      )}
    </>
  );
}
