import { Link } from "@tanstack/react-router";
import styles from "./KindFilter.module.css";

const KINDS = [
  { kind: undefined, label: "All works" },
  { kind: "image", label: "Pictures" },
  { kind: "video", label: "Films" },
  { kind: "audio", label: "Sounds" },
  { kind: "text", label: "Texts" },
  { kind: "other", label: "Other" },
] as const;

export function KindFilter({ kind }: { kind: string | undefined }) {
  return (
    <nav className={styles.filter} aria-label="Kind of work">
      {KINDS.map((item) => (
        <Link
          key={item.label}
          to="/"
          search={item.kind === undefined ? {} : { kind: item.kind }}
          resetScroll={false}
          data-chosen={item.kind === kind}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
