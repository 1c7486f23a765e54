import { useCallback, useEffect, useRef, useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { type Draft, EMPTY_DRAFT } from "./draft.ts";
import { draftStore } from "./draftStore.ts";

export interface DraftHandle {
  /** Null until the stored one, if any, was read. */
  readonly draft: Draft | null;
  readonly change: (part: Partial<Draft>) => void;
  /** After the work was certified: there is nothing to keep. */
  readonly forget: () => void;
  /** To begin another work. */
  readonly empty: () => void;
}

/** The draft of a campaign, kept as it is typed. */
export function useDraft(campaign: number): DraftHandle {
  const { deployment } = useConfig();
  const key = `${deployment.chainId}:${deployment.contributions}:${campaign}`;
  const [draft, setDraft] = useState<Draft | null>(null);
  const done = useRef(false);
  const unsaved = useRef<Draft | null>(null);

  useEffect(() => {
    let gone = false;
    done.current = false;
    setDraft(null);
    void draftStore.load(key).then((stored) => !gone && setDraft(stored ?? EMPTY_DRAFT));
    return () => {
      gone = true;
    };
  }, [key]);

  const save = useCallback(() => {
    if (unsaved.current !== null && !done.current) void draftStore.save(key, unsaved.current);
    unsaved.current = null;
  }, [key]);

  useEffect(() => {
    if (draft === null) return;
    unsaved.current = draft;
    // Typing is quicker than storage; the last state within a quarter of a second is what counts.
    const timer = setTimeout(save, 250);
    return () => clearTimeout(timer);
  }, [draft, save]);

  // Whoever leaves within that quarter of a second loses nothing either.
  useEffect(() => save, [save]);

  const change = useCallback(
    (part: Partial<Draft>) => setDraft((now) => (now === null ? now : { ...now, ...part })),
    [],
  );
  const forget = useCallback(() => {
    done.current = true;
    void draftStore.forget(key);
  }, [key]);
  const empty = useCallback(() => {
    done.current = false;
    setDraft(EMPTY_DRAFT);
  }, []);
  return { draft, change, forget, empty };
}
