import { appeal } from "@colophon/sdk/actions/appeal.ts";
import { decideAppeals } from "@colophon/sdk/actions/decideAppeals.ts";
import { withdrawBond } from "@colophon/sdk/actions/withdrawBond.ts";
import type { ContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { parseEther } from "viem";
import { type Actor, actors } from "./actors.ts";
import type { Studio } from "./studio.ts";

/** What an author of the demo puts up when appealing. */
export const APPEAL_BOND = parseEther("0.01");

interface Appealed {
  readonly id: ContributionId;
  readonly author: Actor;
}

/** An author appeals against a rejection. */
export async function appealFor(studio: Studio, { id, author }: Appealed): Promise<void> {
  await appeal(studio.client(author), { deployment: studio.deployment, id, bond: APPEAL_BOND });
}

/** The arbiter upholds an appeal, and the author takes the bond back. */
export async function upholdAppeal(
  studio: Studio,
  { id, author }: Appealed,
  campaign: number,
  score: number,
): Promise<void> {
  const { deployment } = studio;
  const { address } = author.account;
  await decideAppeals(studio.client(actors.arbiter), {
    deployment,
    campaign,
    decisions: [{ id, author: address, upheld: true, score }],
  });
  await withdrawBond(studio.client(author), { deployment, id, author: address });
}
