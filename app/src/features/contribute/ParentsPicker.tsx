import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { workQuery, worksQuery } from "../../lib/queries.ts";
import { Address } from "../../ui/Address.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextField } from "../../ui/Field.tsx";
import styles from "./Contribute.module.css";
import type { Draft, ParentDraft } from "./draft.ts";
import type { DraftHandle } from "./useDraft.ts";

interface ParentsPickerProps {
  draft: Draft;
  change: DraftHandle["change"];
  fault: string | undefined;
  campaign: number;
}

/** What the work was made from: named, and found by searching. */
export function ParentsPicker({ draft, change, fault, campaign }: ParentsPickerProps) {
  const { parents } = draft;
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>Made from</h2>
      <p className={styles.faint}>
        Works that yours remixes, answers or continues. Part of what yours earns goes to those of this campaign.
      </p>
      {parents.length > 0 && (
        <ul className={styles.parents}>
          {parents.map((parent) => (
            <Chosen
              key={parent.id}
              parent={parent}
              onRemove={() => change({ parents: parents.filter((other) => other.id !== parent.id) })}
            />
          ))}
        </ul>
      )}
      {fault !== undefined && <ErrorNote title={fault} />}
      {parents.length < 16 && (
        <Search campaign={campaign} chosen={parents} onChoose={(parent) => change({ parents: [...parents, parent] })} />
      )}
    </section>
  );
}

/** A parent by the title it has now: a work that was anchored a moment ago gets its own once its manifest is read. */
function Chosen({ parent, onRemove }: { parent: ParentDraft; onRemove: () => void }) {
  const { apiUrl } = useConfig();
  const { data } = useQuery({
    ...workQuery(apiUrl, parent.id),
    refetchInterval: ({ state }) => (state.data?.manifestCid != null && state.data.manifest === null ? 4_000 : false),
  });
  const title = data === undefined || data.manifest === null ? parent.title : data.title;
  return (
    <li className={styles.parent}>
      <ParentName parent={{ ...parent, title }} />
      <Button look="quiet" size="small" aria-label={`Remove ${title}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}

interface SearchProps {
  campaign: number;
  chosen: readonly ParentDraft[];
  onChoose: (parent: ParentDraft) => void;
}

function Search({ campaign, chosen, onChoose }: SearchProps) {
  const { apiUrl } = useConfig();
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const found = useInfiniteQuery({
    ...worksQuery(apiUrl, { campaign, search, standing: "any", limit: 8 }),
    enabled: search.length >= 2,
  });
  const works = (found.data?.pages[0]?.items ?? []).filter((work) => !chosen.some((parent) => parent.id === work.id));
  return (
    <div className={styles.part}>
      <TextField
        label="Find a work of this campaign"
        type="search"
        value={text}
        hint={search.length >= 2 && found.isSuccess && works.length === 0 ? "Nothing found by that." : "By its title."}
        error={found.isError ? "The index doesn't answer, so works can't be found now." : null}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter searches; it doesn't send the whole form.
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      {search.length >= 2 && works.length > 0 && (
        <ul className={styles.results} aria-label="Works found">
          {works.map((work) => (
            <li key={work.id}>
              <button
                type="button"
                className={styles.parent}
                onClick={() => {
                  onChoose({ id: work.id, title: work.title, author: work.author });
                  setText("");
                }}
              >
                <ParentName parent={work} />
                <span className={styles.faint}>add</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ParentName({ parent }: { parent: ParentDraft }) {
  return (
    <span>
      <span className={styles.parentTitle}>{parent.title}</span>{" "}
      <span className={styles.faint}>
        by <Address value={parent.author} plain />
      </span>
    </span>
  );
}
