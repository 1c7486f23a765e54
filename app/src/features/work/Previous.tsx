import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Address } from "../../ui/Address.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./WorkPage.module.css";

/** Who was recorded as the author before, and lost it to older evidence. */
export function Previous({ work }: { work: ApiWork }) {
  if (work.previous.length === 0) return null;
  return (
    <Note title="It has changed its author: the earliest proof wins">
      <ul className={styles.note}>
        {work.previous.map((former) => (
          <li key={former.transaction}>
            <Address value={former.author} /> had it certified for <Time seconds={former.certifiedAt} form="full" />,
            until older evidence was shown <Time seconds={former.until} />.
          </li>
        ))}
      </ul>
    </Note>
  );
}
