import type { FlowStep } from "./Flow.tsx";

/** Where a step's bar begins and how long it is, in per cent of the widest point of the flow. */
export function placeSteps(steps: readonly Pick<FlowStep, "kind" | "amount">[]): { from: number; size: number }[] {
  let level = 0n;
  let widest = 0n;
  const spans = steps.map(({ kind, amount }) => {
    const before = level;
    if (kind === "plus") level += amount;
    else if (kind === "minus") level -= amount;
    else level = amount;
    if (level > widest) widest = level;
    if (kind === "plus") return { start: before, length: amount };
    if (kind === "minus") return { start: level, length: amount };
    return { start: 0n, length: amount };
  });
  // Ten thousandths are finer than any screen.
  const part = (amount: bigint) => (widest === 0n ? 0 : Number((amount * 1_000_000n) / widest) / 10_000);
  return spans.map(({ start, length }) => ({ from: part(start), size: part(length) }));
}
