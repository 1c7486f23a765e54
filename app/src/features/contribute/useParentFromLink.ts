import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { workQuery } from "../../lib/queries.ts";
import type { Draft } from "./draft.ts";
import type { DraftHandle } from "./useDraft.ts";

/** "Remix this" leads here with `?parent=`: it joins the draft once, and leaves the address. */
export function useParentFromLink(draft: Draft, change: DraftHandle["change"]): void {
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
}
