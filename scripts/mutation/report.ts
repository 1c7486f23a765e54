import { percent } from "./demands.ts";
import { type Mutant, operators } from "./model.ts";
import type { Score, Tried } from "./score.ts";

/** Why a survivor is no gap in the tests. */
export interface Explanation {
  /** True where no test could tell it from the original. */
  equivalent: boolean;
  why: string;
}

/** `docs/mutation.md`, made of a whole run. */
export function report(
  { killed, survived, unchanged, invalid, contracts, share }: Score,
  {
    explanations,
    seed,
    candidates,
  }: { explanations: ReadonlyMap<string, Explanation>; seed: string; candidates: number },
): string {
  const total = killed.length + survived.length;
  const equivalent = survived.filter(({ mutant }) => explanations.get(mutant.id)?.equivalent === true).length;
  const ofOperator = (list: readonly Tried[], name: string) =>
    list.filter(({ mutant }) => mutant.operator === name).length;
  return `# Mutation run

Made by \`npm run mutate\`; don't edit. The contracts are weakened one guard at a time, and every weakened one must turn a test red.

**${killed.length} of ${total} mutants killed: ${percent(share)}** (${percent((killed.length + equivalent) / Math.max(total, 1))} where the ${equivalent} that no test could tell from
the original are left out). Drawn by seed \`${seed}\` from ${candidates} candidates. Not counted: ${unchanged.length} that left the bytecode
unchanged, ${invalid.length} that don't compile. Tests of gas and sizes take no part: they see any change, and say nothing of what it does.

| contract | mutants of its code | killed | |
| --- | ---: | ---: | ---: |
${[...contracts].map(([name, { tried, killed }]) => `| ${name} | ${tried} | ${killed} | ${percent(killed / Math.max(tried, 1))} |`).join("\n")}

A mutant of a shared source counts for every contract whose code it changes.

| weakening | mutants | killed |
| --- | ---: | ---: |
${operators.map((name) => `| ${name} | ${ofOperator([...killed, ...survived], name)} | ${ofOperator(killed, name)} |`).join("\n")}

## Survivors

${
  survived.length === 0
    ? "None."
    : `| mutant | where | weakening | why that is right |\n| --- | --- | --- | --- |\n${sorted(survived)
        .map((one) => survivor(one, explanations))
        .join("\n")}`
}

## Kills

| mutant | where | weakening | killed by |
| --- | --- | --- | --- |
${sorted(killed).map(kill).join("\n")}
`;
}

const sorted = (list: readonly Tried[]) =>
  [...list].sort(({ mutant: a }, { mutant: b }) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));

function survivor({ mutant }: Tried, explanations: ReadonlyMap<string, Explanation>): string {
  const known = explanations.get(mutant.id);
  const why = known === undefined ? "**not explained**" : `${known.equivalent ? "Equivalent: " : ""}${cell(known.why)}`;
  return `| ${mutant.id} | ${where(mutant)} | ${change(mutant)} | ${why} |`;
}

function kill({ mutant, verdict }: Tried): string {
  if (verdict.is !== "killed") return "";
  const { file, test, how } = verdict.by;
  return `| ${mutant.id} | ${where(mutant)} | ${change(mutant)} | ${file}: ${cell(test)}${how === "time-out" ? " (time-out)" : ""} |`;
}

const where = ({ file, line, scope }: Mutant) => `${file}:${line} \`${scope}\``;

/** The weakening in one line. */
export function change({ operator, before, replacement }: Pick<Mutant, "operator" | "before" | "replacement">): string {
  const short = before.replace(/\s+/g, " ");
  const told = short.length > 70 ? `${short.slice(0, 69)}…` : short;
  if (before === "") return `${operator}: \`${replacement.trim()}\` at the end`;
  return replacement === "" || replacement === "{}"
    ? `${operator}: ${code(told)}`
    : `${operator}: ${code(told)} → ${code(replacement)}`;
}

const code = (text: string) => `\`${cell(text)}\``;
const cell = (text: string) => text.replace(/\|/g, "\\|").replace(/\s+/g, " ");
