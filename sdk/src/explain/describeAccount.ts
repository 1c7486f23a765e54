import { listed, poolStep } from "./describeWork.ts";
import { sayAmount, sayCount } from "./sayAmount.ts";
import type { AccountWhy, Component, ExplainedStatement, ExplainedStep, Unit } from "./types.ts";

const BY: Record<Component, string> = {
  equal: "from the equal split",
  curated: "by the curators' scores",
  community: "by the community's votes",
};

/**
 * Why an account got what it got, in sentences for whoever it belongs to (“you”), or about somebody else.
 *
 * @param who How the account is called; undefined: the reader.
 * @example describeAccount(statement, explainAccount(statement, account), token);
 */
export function describeAccount(
  statement: ExplainedStatement,
  why: AccountWhy,
  unit: Unit,
  who?: string,
): ExplainedStep[] {
  const say = (amount: bigint) => sayAmount(amount, unit);
  const [you, your, have] = who === undefined ? ["you", "your", "have"] : [who, "these", "has"];
  const steps: ExplainedStep[] = [poolStep(statement, unit)];
  if (why.works > 0) {
    const shares = why.shares
      .filter(({ amount }) => amount > 0n)
      .map(({ component, amount }) => `${say(amount)} ${BY[component]}`);
    steps.push({
      about: "own",
      sentence: `${capital(you)} ${have} a part in ${sayCount(why.works, "accepted work")}, whose own share is ${say(why.own)}${shares.length > 1 ? `: ${listed(shares)}` : shares.length === 1 ? `, all ${BY[why.shares.find(({ amount }) => amount > 0n)?.component ?? "equal"]}` : ""}.`,
    });
    if (why.remixes > 0 || why.received > 0n) {
      const remixes = why.remixes === 1 ? "1 remix" : `${why.remixes.toLocaleString("en")} remixes`;
      steps.push({
        about: "received",
        sentence: `${capital(remixes)} of ${your} works passed on ${say(why.received)} to them.`,
      });
    }
    if (why.passed > 0n) {
      steps.push({
        about: "passed",
        sentence: `${capital(your)} works passed on ${say(why.passed)} to the works that they come from.`,
      });
    }
    steps.push({ about: "kept", sentence: `They keep ${say(why.kept)}.` });
    if (why.others > 0n) {
      steps.push({
        about: "credits",
        sentence: `Of that, ${say(why.others)} goes to co-authors by the credits, and ${say(why.part)} to ${you}.`,
      });
    }
  } else {
    steps.push({
      about: "own",
      sentence: `No work on this roll gives ${you} anything: what ${you} ${have} is from statements before.`,
    });
  }
  steps.push({ about: "you", sentence: totalSentence(why, unit, you) });
  for (const sentence of why.contradictions) steps.push({ about: "contradiction", sentence });
  return steps;
}

function totalSentence({ part, previous, cumulative }: AccountWhy, unit: Unit, you: string): string {
  const verb = you === "you" ? "get" : "gets";
  const now = `So ${you} ${verb} ${sayAmount(part, unit)} by this statement`;
  if (previous === null) return `${now}; all statements so far make it ${sayAmount(cumulative, unit)}.`;
  if (previous === 0n) return `${now}.`;
  return `${now}; with ${sayAmount(previous, unit)} by those before it this makes ${sayAmount(cumulative, unit)}.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
