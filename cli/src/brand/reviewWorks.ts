import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { reviewRequest, type Verdict } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import { review } from "@colophon/sdk/actions/review.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { noteBlockOf } from "@colophon/sdk/content/noteBlockOf.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { getBlock } from "viem/actions";
import type { Context } from "../context.ts";
import { BadFile, BadOption, type FileProblem } from "../errors.ts";
import { countOf, date } from "../format.ts";
import type { Answer } from "../output.ts";
import { approve, type SigningFlags } from "../signing/approve.ts";
import { runBatches } from "../signing/runBatches.ts";
import { collectRows } from "./collectRows.ts";
import { knownWorks } from "./knownWorks.ts";
import { readVerdict, VERDICT_COLUMNS, type VerdictRow } from "./readVerdicts.ts";
import { reviewCounts, reviewSummary } from "./reviewSummary.ts";
import { uploadNotes } from "./uploadNotes.ts";

export type ReviewFlags = SigningFlags & { file: string; batch: string };

/**
 * Verdicts of a file: all of it is checked before any of it is signed; those that hold already are left out, so that a run that broke off goes on
 * where it ended.
 */
export async function reviewFromFile(context: Context, number: string, flags: ReviewFlags): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  const size = readBatch(flags.batch);
  const client = await context.signer();
  const deployment = await context.deployment();
  await assertChain(client, deployment);
  const { settings, schedule } = await readCampaign(client, { deployment, campaign });
  const scored = settings.curatedBps > 0;
  const { rows, open } = await collectRows(flags.file, VERDICT_COLUMNS, (row) => readVerdict(row, campaign, scored));

  const now = Number((await getBlock(client)).timestamp);
  if (now < settings.opens || now >= schedule.reviewEnds) {
    const what = `Campaign ${campaign} takes verdicts from ${date(settings.opens)} until ${date(schedule.reviewEnds)}, and it is ${date(now)}.`;
    throw new BadOption("--file", what, "Nothing was sent. What has no verdict when the review ends is accepted.");
  }
  const works = await knownWorks(
    context,
    campaign,
    rows.map(({ id }) => id),
  );
  const { verdicts, equal } = toVerdicts(flags.file, campaign, rows, works);
  const counts = reviewCounts(verdicts);
  const said = { campaign, curator: client.account.address, ...counts, alreadySo: equal, leftOpen: open };
  if (verdicts.length === 0) {
    const why = equal > 0 ? "All of these verdicts hold already." : "The file has no verdict in it.";
    return { yes: equal > 0, json: { ...said, transactions: [] }, lines: [why] };
  }
  const request = reviewRequest(deployment, { campaign, verdicts: verdicts.slice(0, size) });
  await simulateRequest(client, { request, account: client.account });
  const transactionCount = Math.ceil(verdicts.length / size);
  const summary = reviewSummary({ ...said, transactions: transactionCount, reviewEnds: schedule.reviewEnds });
  if (!(await approve(context, summary, flags))) {
    return { yes: true, json: { dryRun: true, ...said, transactionCount }, lines: ["It would record these verdicts."] };
  }
  await uploadNotes(context, notesOf(rows, verdicts));
  const send = async (some: readonly Verdict[]) =>
    (await review(client, { deployment, campaign, verdicts: some })).hash;
  const transactions = await runBatches(context, { items: verdicts, size, words: "verdicts", send });
  return {
    yes: true,
    json: { ...said, transactions },
    lines: [
      `Recorded: ${counts.accepts} accepted, ${counts.rejects} rejected, in ${countOf(transactions.length, "transaction")}.`,
    ],
  };
}

/** Rows as the chain takes them, without those that hold already. @throws {BadFile} */
function toVerdicts(
  path: string,
  campaign: number,
  rows: readonly VerdictRow[],
  works: ReadonlyMap<string, ApiWork>,
): { verdicts: Verdict[]; equal: number } {
  const problems: FileProblem[] = [];
  const verdicts: Verdict[] = [];
  let equal = 0;
  for (const row of rows) {
    const work = works.get(row.id);
    const why = work === undefined ? `campaign ${campaign} has no work ${row.id}` : faultOf(row, work);
    if (work === undefined || why !== null) problems.push({ place: row.place, why: why ?? "" });
    else {
      const verdict = toVerdict(row, parseAccount(work.author));
      if (holds(verdict, work)) equal++;
      else verdicts.push(verdict);
    }
  }
  if (problems.length > 0) throw new BadFile(path, problems);
  return { verdicts, equal };
}

function faultOf({ author }: VerdictRow, work: ApiWork): string | null {
  if (author === null || author === work.author) return null;
  return `the work's author is ${work.author} now, and not ${author}: look at it again`;
}

function toVerdict({ id, judgement }: VerdictRow, author: `0x${string}`): Verdict {
  if (judgement.accepted) return { id, author, accepted: true, score: judgement.score };
  const { reason, note } = judgement;
  const digest = note === null ? undefined : "digest" in note ? note.digest : noteBlockOf(note.text).digest;
  return { id, author, accepted: false, reason, note: digest };
}

function holds(verdict: Verdict, { verdict: standing }: ApiWork): boolean {
  if (standing === null || standing.accepted !== verdict.accepted) return false;
  if (verdict.accepted) return standing.score === verdict.score;
  return standing.reason === verdict.reason && (standing.note ?? undefined) === verdict.note;
}

/** The notes that are going to be named, and aren't there yet. */
function notesOf(rows: readonly VerdictRow[], verdicts: readonly Verdict[]): string[] {
  const sent = new Set(verdicts.map(({ id }) => id));
  return rows.flatMap(({ id, judgement }) =>
    sent.has(id) && !judgement.accepted && judgement.note !== null && "text" in judgement.note
      ? [judgement.note.text]
      : [],
  );
}

/** A transaction's data is at most 128 KiB, and a verdict has 192 bytes of it. */
export const MOST_IN_BATCH = 600;

/** @throws {BadOption} */
export function readBatch(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= MOST_IN_BATCH) return size;
  throw new BadOption("--batch", `“${text}” is no size of a batch.`, `Give a whole number from 1 to ${MOST_IN_BATCH}.`);
}
