import { useNote } from "../lib/useNote.ts";
import styles from "./VerdictNote.module.css";

/** What a curator wrote beside a verdict; nothing where there is no note or it can't be had. */
export function VerdictNote({ digest }: { digest: string | null }) {
  const note = useNote(digest);
  return note.data == null ? null : <blockquote className={styles.note}>{note.data}</blockquote>;
}
