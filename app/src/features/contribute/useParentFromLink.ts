import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { ApiError } from "../../lib/api.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { workQuery } from "../../lib/queries.ts";
import type { Draft } from "./draft.ts";
import type { DraftHandle } from "./useDraft.ts";

/**
 * "Remix this" leads here with `?parent=`: it joins the draft once, and leaves the address.
 *
 * @returns Why it can't join, in a sentence; null while all is well. A parent is never dropped in silence: its author would lose by it.
 */
export function useParentFromLink(draft: Draft, change: DraftHandle["change"]): string | null {
  const { apiUrl } = useConfig();
  const from = "/campaigns/$campaign/contribute";
  const { parent = "" } = useSearch({ from });
  const navigate = useNavigate({ from });
  const work = useQuery({ ...workQuery(apiUrl, parent), enabled: parent !== "" });
  const { data } = work;
  useEffect(() => {
    if (parent === "" || data === undefined) return;
    if (!draft.parents.some((known) => known.id === data.id)) {
      change({ parents: [...draft.parents, { id: data.id, title: data.title, author: data.author }] });
    }
    void navigate({ search: {}, replace: true });
  }, [parent, data, draft.parents, change, navigate]);
  if (parent === "" || !work.isError) return null;
  return work.error instanceof ApiError && (work.error.status === 404 || work.error.status === 400)
    ? "The work that the link names isn't known here, so it isn't among them. If yours was made from another work, find that one below."
    : `The work that the link names couldn't be looked up. ${describeError(work.error)}`;
}
