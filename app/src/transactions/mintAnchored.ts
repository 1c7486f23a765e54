import { mintAnchoredManyRequest } from "@colophon/sdk/actions/requests/mintAnchoredManyRequest.ts";
import type { AnchoredWorkParameters } from "@colophon/sdk/actions/requests/signedWork.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan, Step } from "./plan.ts";

interface Minting {
  readonly title: string;
  /** As pages name the author. */
  readonly author: string;
  /** The work last, before it the works that it builds on and that have no token either, in the order in which they are minted. */
  readonly works: readonly AnchoredWorkParameters[];
  readonly fee: string;
}

/** Works in one transaction: some 90,000 gas each, and a block has to take it. */
const MOST = 64;

/** The calls that mint a work and what it builds on, each of a size that a block takes. */
export function mintSteps(deployment: AppDeployment, works: readonly AnchoredWorkParameters[]): Step[] {
  return Array.from({ length: Math.ceil(works.length / MOST) }, (_, step) => {
    const some = works.slice(step * MOST, (step + 1) * MOST);
    return {
      name: some.length === 1 ? "Mint the token" : `Mint ${some.length} tokens`,
      call: () => mintAnchoredManyRequest(deployment, { works: some }),
    };
  });
}

/** Mints the token of a work that is on chain by its author's signature. Whoever clicks pays; the token is the author's. */
export function mintAnchoredPlan(deployment: AppDeployment, { title, author, works, fee }: Minting): Plan {
  const before = works.length - 1;
  return {
    title: `Mint the token of “${title}”`,
    reads: [
      `The token goes to its author, ${author}, whoever pays for it. Author and time stay what they are.`,
      ...(before > 0
        ? [
            `${before === 1 ? "A work that it builds on has" : `${before} works that it builds on have`} no token yet, and ${before === 1 ? "is" : "are"} minted before it, each to its own author: you pay for ${before === 1 ? "both" : "all"}.`,
          ]
        : []),
      fee,
    ],
    signs: works.map((work, index) => ({
      name: index === before ? "The work" : `Before it, ${index + 1}`,
      value: `${work.digest}, by ${work.author}`,
    })),
    action: "Sign and mint",
    done: "Minted.",
    steps: mintSteps(deployment, works),
  };
}
