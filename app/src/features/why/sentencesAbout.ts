import type { ExplainedStep } from "@colophon/sdk/explain/types.ts";

/** Finds an explanation's sentences by what they are about. */
export function sentencesAbout(said: readonly ExplainedStep[]): (about: ExplainedStep["about"]) => string[] {
  return (about) => said.filter((step) => step.about === about).map(({ sentence }) => sentence);
}
