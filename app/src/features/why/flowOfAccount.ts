import type { AccountWhy, Component, ExplainedStep } from "@colophon/sdk/explain/types.ts";
import type { FlowStep } from "./Flow.tsx";
import { sentencesAbout } from "./sentencesAbout.ts";

const NAMES: Record<Component, string> = {
  equal: "Split equally",
  curated: "By the curators' scores",
  community: "By the community's votes",
};

/** An account's explanation as steps of a flow; a step that moves nothing is left out. */
export function flowOfAccount(why: AccountWhy, said: readonly ExplainedStep[]): FlowStep[] {
  const about = sentencesAbout(said);
  const steps: FlowStep[] = why.shares
    .filter(({ amount }) => amount > 0n)
    .map(({ component, amount }, index) => ({
      key: component,
      kind: "plus",
      name: NAMES[component],
      amount,
      sentences: index === 0 ? about("own") : [],
    }));
  if (steps.length === 0) return [];
  if (why.received > 0n || why.remixes > 0) {
    steps.push({
      key: "received",
      kind: "plus",
      name: "From remixes",
      amount: why.received,
      sentences: about("received"),
    });
  }
  if (why.passed > 0n) {
    steps.push({ key: "passed", kind: "minus", name: "To sources", amount: why.passed, sentences: about("passed") });
  }
  if (why.received > 0n || why.passed > 0n || why.others > 0n) {
    steps.push({ key: "kept", kind: "sum", name: "The works keep", amount: why.kept, sentences: [] });
  }
  if (why.others > 0n) {
    steps.push({
      key: "others",
      kind: "minus",
      name: "To co-authors",
      amount: why.others,
      sentences: about("credits"),
    });
  }
  return steps;
}
