import { type Account, parseAccount } from "../ids/account.ts";
import { type ContributionId, campaignOfId, parseContributionId } from "../ids/contributionId.ts";
import { MOST_PARENTS } from "../typed-data/workMessage.ts";
import { InvalidRoll } from "./errors.ts";
import type { RollWork } from "./types.ts";

/** A manifest can't name more. */
export const MOST_CREDITS = 64;

/** A work that was checked field by field. */
export interface OrderedWork {
  readonly id: ContributionId;
  readonly author: Account;
  readonly certifiedAt: number;
  readonly parents: readonly ContributionId[];
  readonly score: number;
  readonly votes: number;
  readonly credits: readonly { readonly account: Account; readonly bps: number }[];
}

/** A checked roll in its one order, certified-at, then id, with the place of every work. */
export interface OrderedRoll {
  readonly works: readonly OrderedWork[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/**
 * Checks a roll and puts it into order. An edge to a work that isn't on the roll, or isn't older, is no error: authorship can be
 * corrected after a work was remixed; such edges just aren't paid.
 *
 * @throws {InvalidRoll} for what no chain could have led to.
 */
export function orderRoll(campaign: number, roll: readonly RollWork[]): OrderedRoll {
  if (roll.length === 0) throw new InvalidRoll("empty", null, "it has no works");
  const works = roll.map((work) => checkWork(campaign, work));
  works.sort((a, b) => a.certifiedAt - b.certifiedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const placeOf = new Map<string, number>();
  works.forEach((work, place) => {
    if (placeOf.has(work.id)) throw new InvalidRoll("duplicate-work", work.id, "there are two entries");
    placeOf.set(work.id, place);
  });
  return { works, placeOf };
}

function checkWork(campaign: number, work: RollWork): OrderedWork {
  const id = field(work.id, "the id is malformed", () => parseContributionId(work.id));
  if (campaignOfId(id) !== campaign) {
    throw new InvalidRoll("other-campaign", id, `the campaign is ${campaignOfId(id)} and not ${campaign}`);
  }
  return {
    id,
    author: field(id, "the author is no account", () => parseAccount(work.author)),
    certifiedAt: whole(id, "certifiedAt", work.certifiedAt, 2 ** 40 - 1),
    parents: checkParents(id, work.parents),
    score: whole(id, "score", work.score, 10_000),
    votes: whole(id, "votes", work.votes, Number.MAX_SAFE_INTEGER),
    credits: checkCredits(id, work.credits),
  };
}

function checkParents(work: ContributionId, parents: readonly string[]): readonly ContributionId[] {
  if (parents.length === 0) return [];
  if (parents.length > MOST_PARENTS) {
    throw new InvalidRoll(
      "too-many-parents",
      work,
      `there are ${parents.length} parents and not at most ${MOST_PARENTS}`,
    );
  }
  const ids = parents.map((parent) => field(work, "a parent's id is malformed", () => parseContributionId(parent)));
  if (new Set(ids).size !== ids.length) throw new InvalidRoll("repeated-parent", work, "a parent is named twice");
  return ids;
}

function checkCredits(work: ContributionId, credits: RollWork["credits"]): OrderedWork["credits"] {
  if (credits.length === 0) throw new InvalidRoll("no-credits", work, "nobody is credited");
  if (credits.length > MOST_CREDITS) {
    throw new InvalidRoll(
      "too-many-credits",
      work,
      `there are ${credits.length} credits and not at most ${MOST_CREDITS}`,
    );
  }
  let sum = 0;
  const accounts = new Set<string>();
  const checked = credits.map(({ account: given, bps }) => {
    const account = field(work, "a credited account is malformed", () => parseAccount(given));
    if (!Number.isInteger(bps) || bps < 1 || bps > 10_000) {
      throw new InvalidRoll(
        "bad-credit",
        work,
        `the credit of ${account} is ${bps} and not a whole number from 1 to 10,000`,
      );
    }
    accounts.add(account);
    sum += bps;
    return { account, bps };
  });
  if (accounts.size !== checked.length) throw new InvalidRoll("repeated-credit", work, "an account is credited twice");
  if (sum !== 10_000) throw new InvalidRoll("credits-sum", work, `the credits sum to ${sum} and not to 10,000`);
  return checked;
}

function whole(work: string, name: string, value: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < 0 || value > most) {
    throw new InvalidRoll("bad-field", work, `${name} is ${value} and not a whole number from 0 to ${most}`, {
      field: name,
    });
  }
  return value;
}

function field<Out>(work: string, why: string, parse: () => Out): Out {
  try {
    return parse();
  } catch {
    throw new InvalidRoll("bad-field", work, why);
  }
}
