import styles from "./ConnectDialog.module.css";
import type { Actor } from "./demo/actors.ts";
import { useActors } from "./useDemoActors.ts";

interface DemoPeopleProps {
  busy: boolean;
  onChoose: (actor: Actor) => void;
}

/** Everybody one can be on a local chain. */
export function DemoPeople({ busy, onChoose }: DemoPeopleProps) {
  const people = useActors(true);
  return (
    <ul className={styles.list}>
      {people.map((actor) => (
        <li key={actor.address}>
          <button type="button" className={styles.person} disabled={busy} onClick={() => onChoose(actor)}>
            <span className={styles.name}>{actor.name}</span>
            <span className={styles.note}>{actor.role}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
