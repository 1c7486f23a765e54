import { sayAmount, sayCount, sayPoints, sayShare, sayUnits } from "./sayAmount.ts";
import type { ExplainedStatement, ExplainedStep, OwnShare, PassedOn, Unit, WorkWhy } from "./types.ts";

/** Others' words: how works and accounts are called; their ids where nothing is given. */
export interface Names {
  work?(id: string): string;
  account?(address: string): string;
}

/**
 * An explanation in sentences, so that page and command line say the same.
 *
 * @example
 * describeWork(statement, explainWork(statement, work), token).map(({ sentence }) => sentence);
 * // ["This statement gives out 1.2 ETH over 48 accepted works.", "50 % of it is split equally: 1 of 48 parts, 0.0125 ETH.", …]
 */
export function describeWork(
  statement: ExplainedStatement,
  why: WorkWhy,
  unit: Unit,
  names: Names = {},
): ExplainedStep[] {
  const say = (amount: bigint) => sayAmount(amount, unit);
  const steps: ExplainedStep[] = [poolStep(statement, unit)];
  for (const share of why.shares) steps.push({ about: "own", sentence: shareSentence(share, unit) });
  if (why.remixes > 0 || why.received > 0n) {
    steps.push({
      about: "received",
      sentence: `From ${sayCount(why.remixes, "remix").replace("remixs", "remixes")} of it on this roll it received ${say(why.received)}.`,
    });
  }
  if (why.parents.length > 0) steps.push(...passedSteps(why, unit, names));
  steps.push({
    about: "kept",
    sentence: `It keeps ${say(why.kept)}: ${say(why.own)} of its own${why.received > 0n ? `, and ${say(why.received)} received` : ""}${why.passed > 0n ? `, less ${say(why.passed)} passed on` : ""}.`,
  });
  steps.push(creditStep(why, unit, names));
  const rounding = roundingSentence(why, unit);
  if (rounding !== null) steps.push({ about: "rounding", sentence: rounding });
  for (const sentence of why.contradictions) steps.push({ about: "contradiction", sentence });
  return steps;
}

/** What the statement gives out, over how many works. */
export function poolStep({ given, works, previous }: ExplainedStatement, unit: Unit): ExplainedStep {
  const before = previous === null ? "" : `, on top of ${sayAmount(BigInt(previous.total), unit)} by those before it`;
  return {
    about: "pool",
    sentence: `This statement gives out ${sayAmount(BigInt(given), unit)} over ${sayCount(works, "accepted work")}${before}.`,
  };
}

function shareSentence({ component, bps, amount, pot, weight, of }: OwnShare, unit: Unit): string {
  const begin = `${sayShare(bps)} of it, ${sayAmount(pot, unit)},`;
  const end = `${sayAmount(amount, unit)}.`;
  switch (component) {
    case "equal":
      return of === 1n
        ? `${begin} is split equally, and this is the only work: ${end}`
        : `${begin} is split equally: one of ${of.toLocaleString("en")} parts is ${end}`;
    case "curated":
      return weight === 0n
        ? `${begin} goes by the curators' scores: this work has none, so nothing.`
        : `${begin} goes by the curators' scores: ${sayPoints(weight)} of ${sayPoints(of)} points is ${end}`;
    case "community":
      return weight === 0n
        ? `${begin} goes by the community's votes: this work has none, so nothing.`
        : `${begin} goes by the community's votes: ${weight.toLocaleString("en")} of ${of.toLocaleString("en")} votes is ${end}`;
  }
}

function passedSteps({ parents, due, lineageBps }: WorkWhy, unit: Unit, names: Names): ExplainedStep[] {
  const head: ExplainedStep = {
    about: "passed",
    sentence: `${sayShare(lineageBps)} of what it has, ${sayAmount(due, unit)}, is for the ${sayCount(parents.length, "work")} that it names as its source, in equal parts.`,
  };
  return [
    head,
    ...parents.map((parent): ExplainedStep => ({ about: "passed", sentence: parentSentence(parent, unit, names) })),
  ];
}

function parentSentence({ id, amount, state, due }: PassedOn, unit: Unit, names: Names): string {
  const name = names.work?.(id) ?? id;
  switch (state) {
    case "paid":
      return `${name} got ${sayAmount(amount, unit)}.`;
    case "off-roll":
      return `${name} got nothing, because it is not on this roll (rejected, not verified, too late, or of another campaign): its part, ${sayAmount(due, unit)}, stays here.`;
    case "not-earlier":
      return `${name} got nothing, because it wasn't certified earlier than this work: its part, ${sayAmount(due, unit)}, stays here.`;
  }
}

function creditStep({ credits }: WorkWhy, unit: Unit, names: Names): ExplainedStep {
  const parts = credits.map(
    ({ account, bps, amount }) =>
      `${names.account?.(account) ?? account} gets ${sayShare(bps)}, ${sayAmount(amount, unit)}`,
  );
  const sentence =
    credits.length === 1
      ? `All of it goes to ${names.account?.(credits[0]?.account ?? "") ?? credits[0]?.account}.`
      : `By its credits ${listed(parts)}.`;
  return { about: "credits", sentence };
}

/** How many units the largest remainders gave, and where a fraction was cut; null where everything divided. */
function roundingSentence({ shares, credits }: WorkWhy, unit: Unit): string | null {
  const parts = [...shares, ...(credits.length > 1 ? credits : [])].filter(({ remainder }) => remainder > 0n);
  if (parts.length === 0) return null;
  const own = shares.filter(({ remainder }) => remainder > 0n);
  const given = own.filter(({ units }) => units === 1n).length;
  const sentences: string[] = [];
  if (given > 0) sentences.push(`rounding gave its own share ${sayUnits(BigInt(given), unit)}`);
  if (own.length > given)
    sentences.push(
      `a fraction of ${own.length - given === 1 ? "one unit" : `${own.length - given} units`} was cut from its own share`,
    );
  const credited =
    credits.length > 1 ? credits.filter(({ units, remainder }) => units === 1n && remainder > 0n).length : 0;
  if (credited > 0)
    sentences.push(
      `${sayUnits(BigInt(credited), unit)} that didn't divide went to the credits with the largest remainder`,
    );
  const text = listed(sentences);
  return text === "" ? null : `Nothing divides to the last unit: ${text}. No amount changes by more.`;
}

/** @example listed(["a", "b", "c"]) // "a, b and c" */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
