import { MOST_VOTES } from "@colophon/sdk/roll/countVotes.ts";
import { useEffect, useState } from "react";
import type { Draft } from "./ballot.ts";

/** The votes that somebody is choosing, kept for the window's life: looking at a work, or a declined signature, loses nothing. */
export function useDraft(key: string) {
  const [draft, setDraft] = useState<Draft>(() => stored(key));
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Storage is refused or full: the draft lives as long as the page.
    }
  }, [key, draft]);
  const set = (id: string, votes: number) =>
    setDraft((now) => {
      const { [id]: _, ...rest } = now;
      return votes > 0 ? { ...rest, [id]: votes } : rest;
    });
  return { draft, set, clear: () => setDraft({}) };
}

function stored(key: string): Draft {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    const entries = Object.entries(value).filter(
      ([, votes]) => Number.isInteger(votes) && votes >= 1 && votes <= MOST_VOTES,
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
