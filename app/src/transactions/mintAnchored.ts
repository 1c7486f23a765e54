import { mintAnchoredManyRequest } from "@colophon/sdk/actions/requests/mintAnchoredManyRequest.ts";
import { supersedeAnchoredRequest } from "@colophon/sdk/actions/requests/supersedeAnchoredRequest.ts";
import type { ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import { anchoredWork } from "@colophon/sdk/evidence/anchoredWork.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Call, Plan, Step } from "./plan.ts";

interface Minting {
  readonly title: string;
  /** As pages name the author. */
  readonly author: string;
  /** What the index says it takes: the work last, before it what it builds on and has no (or a later author's) token. */
  readonly steps: readonly ApiMintStep[];
  readonly fee: string;
}

/** Works in one transaction: some 90,000 gas each, and a block has to take it. */
const MOST = 64;

/** What the index says it takes, as calls: tokens that are minted one after another go together, as far as a block takes them. */
export function mintCalls(deployment: AppDeployment, steps: readonly ApiMintStep[]): { name: string; call: Call }[] {
  const groups: ApiMintStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const joins = step.action === "mint" && last?.[0]?.action === "mint" && last.length < MOST;
    if (joins) last.push(step);
    else groups.push([step]);
  }
  return groups.map((group) => {
    const [first] = group;
    if (first?.action === "supersede") {
      return { name: "Correct a token's author", call: supersedeAnchoredRequest(deployment, anchoredWork(first)) };
    }
    const name = group.length === 1 ? "Mint the token" : `Mint ${group.length} tokens`;
    return { name, call: mintAnchoredManyRequest(deployment, { works: group.map(anchoredWork) }) };
  });
}

/** The same as a plan's steps. */
export function mintSteps(deployment: AppDeployment, steps: readonly ApiMintStep[]): Step[] {
  return mintCalls(deployment, steps).map(({ name, call }) => ({ name, call: () => call }));
}

/** Mints the token of a work that is on chain by its author's signature. Whoever clicks pays; the token is the author's. */
export function mintAnchoredPlan(deployment: AppDeployment, { title, author, steps, fee }: Minting): Plan {
  const before = steps.length - 1;
  return {
    title: `Mint the token of “${title}”`,
    reads: [
      `The token goes to its author, ${author}, whoever pays for it. Author and time stay what they are.`,
      ...(before > 0 ? [sentenceOfAncestors(before)] : []),
      fee,
    ],
    signs: steps.map((step, index) => ({
      name: index === before ? "The work" : `Before it, ${index + 1}`,
      value: `${step.digest}, by ${step.author}`,
    })),
    action: "Sign and mint",
    done: "Minted.",
    steps: mintSteps(deployment, steps),
  };
}

/** What a person reads of works that are minted before another. */
export function sentenceOfAncestors(count: number): string {
  return count === 1
    ? "A work that it builds on has no token yet, and is minted before it, to its own author: you pay for both."
    : `${count} works that it builds on have no token yet, and are minted before it, each to its own author: you pay for all.`;
}
