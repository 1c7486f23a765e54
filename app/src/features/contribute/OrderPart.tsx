import { type Option, RadioField } from "../../ui/Choice.tsx";
import styles from "./Contribute.module.css";
import type { Draft } from "./draft.ts";

interface OrderPartProps {
  order: Draft["order"];
  /** The campaign's relay takes contributions and pays for them. */
  gasless: boolean;
  /** Nobody knows yet whether it does. */
  asking: boolean;
  /** Why it doesn't; null: it does, or nobody knows yet. */
  whyNot: string | null;
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
  { value: "now", label: "Certify at once", note: "a transaction of yours, on chain within seconds" },
  COMMIT,
];
const ASKING: readonly Option<Draft["order"]>[] = [
  { value: "now", label: "Certify at once", note: "the campaign's relay is being asked whether it pays for that" },
  COMMIT,
];

/** Asked before a file is chosen: with "commit first" nobody is asked about its hash. */
export function OrderPart({ order, gasless, asking, whyNot, onChange }: OrderPartProps) {
  return (
    <>
      <RadioField
        legend="How"
        value={!gasless && order === "direct" ? "now" : order}
        onChange={onChange}
        options={gasless ? GASLESS : asking ? ASKING : DIRECT}
      />
      {order !== "commit" && whyNot !== null && <p className={styles.faint}>{whyNot}</p>}
      {order === "commit" && (
        <p className={styles.faint}>Until you have committed, this page asks nobody about the file.</p>
      )}
    </>
  );
}
