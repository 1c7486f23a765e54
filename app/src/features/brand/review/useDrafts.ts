import { useConfig } from "../../../lib/ConfigContext.tsx";
import { useStoredForm } from "../useStoredForm.ts";
import type { Drafts, VerdictDraft } from "./verdictDraft.ts";

const NONE: { readonly drafts: Drafts } = { drafts: {} };

/** The verdicts collected in this window for a campaign: a declined signature or a reload loses none. */
export function useDrafts(campaign: number) {
  const { curation } = useConfig().deployment;
  const [{ drafts }, change, forget] = useStoredForm(`colophon-review-${curation}-${campaign}`, NONE);
  const decide = (id: string, draft: VerdictDraft): Drafts => {
    const { [id]: _, ...rest } = drafts;
    const next = { ...rest, [id]: draft };
    change({ drafts: next });
    return next;
  };
  const drop = (id: string) => {
    const { [id]: _, ...rest } = drafts;
    change({ drafts: rest });
  };
  return { drafts, decide, drop, forget };
}
