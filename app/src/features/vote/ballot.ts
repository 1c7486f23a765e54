import type { ApiBallot } from "@colophon/sdk/api/ballotSchemas.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { MOST_VOTES, VOTE_CREDITS } from "@colophon/sdk/roll/countVotes.ts";
import { keccak256, stringToBytes } from "viem";

/** Votes that somebody is about to give, by work; each at least 1. */
export type Draft = Readonly<Record<string, number>>;

/** Votes already given to each work that count or may yet: the next ones add to them. */
export type Given = ReadonlyMap<string, number>;

/**
 * What was given, as the index has it and the relay holds it, as far as it counts or may yet: until the roll closes a work in
 * review, or a voter's own, may be accepted. What can't count any more costs nothing.
 */
export function givenVotes({ entries, final }: Pick<ApiBallot, "entries" | "final">): Given {
  const given = new Map<string, number>();
  for (const { id, votes, outcome } of entries) {
    const open = !final && (outcome === "not-eligible" || outcome === "off-roll");
    if (outcome === "counted" || outcome === "waiting" || open) given.set(id, (given.get(id) ?? 0) + votes);
  }
  return given;
}

/** What votes cost on top of what was given: a voter's votes on one work cost the square of their sum. */
export function costOf(votes: number, before: number): number {
  return (before + votes) ** 2 - before ** 2;
}

export interface Credits {
  readonly spent: number;
  readonly drafted: number;
  /** Below 0: not all of it could count. */
  readonly left: number;
}

export function creditsOf(given: Given, draft: Draft): Credits {
  const spent = [...given.values()].reduce((sum, votes) => sum + votes * votes, 0);
  const drafted = Object.entries(draft).reduce((sum, [id, votes]) => sum + costOf(votes, given.get(id) ?? 0), 0);
  return { spent, drafted, left: VOTE_CREDITS - spent - drafted };
}

/** Whether one more vote for a work is within the 100 credits. */
export function canAdd(id: string, given: Given, draft: Draft): boolean {
  const before = given.get(id) ?? 0;
  const votes = draft[id] ?? 0;
  const { left } = creditsOf(given, draft);
  return votes < MOST_VOTES && left >= costOf(votes + 1, before) - costOf(votes, before);
}

/** The works somebody can't vote for: made by them, or with them. */
export function isOwn({ author, credits }: Pick<ApiWork, "author" | "credits">, me: string): boolean {
  return author === me || credits.some(({ account }) => account === me);
}

/** An order that favours nobody: another one for each voter, the same one each time. */
export function shuffleFor<Work extends Pick<ApiWork, "id">>(works: readonly Work[], voter: string): Work[] {
  const keyed = works.map((work) => ({ work, key: keccak256(stringToBytes(`${voter} ${work.id}`)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ work }) => work);
}
