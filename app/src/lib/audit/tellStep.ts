import type { AuditStep } from "@colophon/sdk/audit/auditReport.ts";

/**
 * The steps of an audit with what was just said of one: in the order in which they were done, what goes on last. So what a statement is
 * computed from stands before the statement, though that was begun first.
 */
export function tellStep(steps: readonly AuditStep[], step: AuditStep): AuditStep[] {
  const place = steps.findIndex(({ name }) => name === step.name);
  if (place >= 0 && steps[place]?.state === step.state) return steps.with(place, step);
  const others = steps.filter(({ name }) => name !== step.name);
  const done = others.filter(({ state }) => state === "done");
  const running = others.filter(({ state }) => state === "running");
  return step.state === "done" ? [...done, step, ...running] : [...done, ...running, step];
}
