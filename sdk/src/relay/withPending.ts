import type { ApiBallot, ApiBallotEntry, RelayedMessage } from "../api/ballotSchemas.ts";
import { parseContributionId } from "../ids/contributionId.ts";

/**
 * A ballot as the index has it, with what the relay took and the index hasn't seen yet: those entries are `signed` and `waiting`, and
 * neither count nor cost anything. `afterwards` is what would be left of the credits if all of them counted; below 0: not all can.
 *
 * @example const { entries, afterwards } = withPending(await api.ballot(1, voter), await readPending(relayUrl, { campaign: 1, voter }));
 */
export function withPending(
  ballot: ApiBallot,
  pending: readonly RelayedMessage[],
): ApiBallot & { readonly afterwards: number } {
  const known = new Set(ballot.entries.map(({ signed }) => signed));
  const waiting = pending.filter(
    ({ receipt }) => receipt.kind === "votes" && receipt.campaign === ballot.campaign && !known.has(receipt.signed),
  );
  const entries = waiting
    .toSorted((a, b) => a.receipt.takenAt - b.receipt.takenAt)
    .map(
      ({ receipt, subject, choice }): ApiBallotEntry => ({
        id: parseContributionId(subject),
        votes: choice,
        outcome: "waiting",
        signed: receipt.signed,
        state: "signed",
        anchor: null,
        time: receipt.takenAt,
        block: null,
        transaction: null,
      }),
    );
  const sums = new Map(ballot.works.map(({ id, votes }) => [id, votes]));
  for (const { id, votes } of entries) sums.set(id, (sums.get(id) ?? 0) + votes);
  const used = [...sums.values()].reduce((sum, votes) => sum + votes * votes, 0);
  return { ...ballot, entries: [...ballot.entries, ...entries], afterwards: ballot.credits.total - used };
}
