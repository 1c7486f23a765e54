import type { Component, ExplainedStep, WorkWhy } from "@colophon/sdk/explain/types.ts";
import type { FlowStep } from "./Flow.tsx";
import { sentencesAbout } from "./sentencesAbout.ts";

const NAMES: Record<Component, string> = {
  equal: "Split equally",
  curated: "By the curators' scores",
  community: "By the community's votes",
};

/** A work's explanation as steps of a flow, down to what it keeps. */
export function flowOfWork(why: WorkWhy, said: readonly ExplainedStep[]): FlowStep[] {
  const about = sentencesAbout(said);
  const own = about("own");
  const steps: FlowStep[] = why.shares.map(({ component, amount }, index) => ({
    key: component,
    kind: "plus",
    name: NAMES[component],
    amount,
    sentences: own.slice(index, index + 1),
  }));
  if (why.received > 0n || why.remixes > 0) {
    steps.push({
      key: "received",
      kind: "plus",
      name: "From remixes",
      amount: why.received,
      sentences: about("received"),
    });
  }
  if (why.parents.length > 0) {
    steps.push({
      key: "passed",
      kind: "minus",
      name: "To its sources",
      amount: why.passed,
      sentences: about("passed"),
    });
  }
  return steps;
}
