import { Badge } from "../ui/Badge.tsx";
import styles from "./Gasless.module.css";
import type { PendingState } from "./pendingState.ts";

/** How far it has come: a point and words, read out when they change. */
export function PendingStatus({ state }: { state: PendingState }) {
  const settled = state.kind === "on-chain";
  const bad = state.kind === "late" || state.kind === "refused";
  return (
    <span role="status" className={styles.status}>
      <Badge tone={settled ? "accent" : "soft"} shape={settled ? "filled" : bad ? "diamond" : "hollow"}>
        {state.words}
      </Badge>
    </span>
  );
}
