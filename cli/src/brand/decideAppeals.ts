import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { decideAppeals } from "@colophon/sdk/actions/decideAppeals.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { type AppealDecision, decideAppealsRequest } from "@colophon/sdk/actions/requests/decideAppealsRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { ApiAppealRecord } from "@colophon/sdk/api/schemas.ts";
import { noteBlockOf } from "@colophon/sdk/content/noteBlockOf.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import type { Context } from "../context.ts";
import { BadFile, type FileProblem } from "../errors.ts";
import { countOf, date, ETHER, money, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { approve, type SigningFlags } from "../signing/approve.ts";
import { runBatches } from "../signing/runBatches.ts";
import { collectRows } from "./collectRows.ts";
import { eachAppeal } from "./exportAppeals.ts";
import { DECISION_COLUMNS, type DecisionRow, readDecision } from "./readDecisions.ts";
import { uploadNotes } from "./uploadNotes.ts";

export type DecideFlags = SigningFlags & { file: string };

/** Decisions a transaction: each writes a slot, so it stays far below a block's gas. */
const SIZE = 150;

/** The arbiter's decisions of a file: all of it is checked before any of it is signed; what is decided as it says is left out. */
export async function decideFromFile(context: Context, number: string, flags: DecideFlags): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  const client = await context.signer();
  const deployment = await context.deployment();
  await assertChain(client, deployment);
  const { settings, schedule } = await readCampaign(client, { deployment, campaign });
  const scored = settings.curatedBps > 0;
  const { rows, open } = await collectRows(flags.file, DECISION_COLUMNS, (row) => readDecision(row, campaign, scored));
  const appeals = new Map<string, ApiAppealRecord>();
  for await (const appeal of eachAppeal(context, campaign, null)) appeals.set(`${appeal.id} ${appeal.author}`, appeal);
  const { waiting, equal, bonds } = toDecide(flags.file, rows, appeals);
  const upheld = waiting.filter((row) => row.upheld).length;
  const said = { campaign, upheld, rejected: waiting.length - upheld, alreadySo: equal, leftOpen: open };
  if (waiting.length === 0) {
    const why = equal > 0 ? "All of these are decided so already." : "The file has no decision in it.";
    return { yes: equal > 0, json: { ...said, transactions: [] }, lines: [why] };
  }
  const decisions = waiting.map(toDecision);
  const request = decideAppealsRequest(deployment, { campaign, decisions: decisions.slice(0, SIZE) });
  await simulateRequest(client, { request, account: client.account });
  const summary = [
    `This decides appeals in campaign ${campaign}.`,
    "",
    ...table([
      ["by", `${client.account.address} (the arbiter)`],
      ["upheld", `${upheld}: these works are accepted`],
      ["rejected", `${said.rejected}: bonds of ${money(bonds, ETHER)} go to the pool`],
      ["decided already", equal === 0 ? undefined : `${equal}, left out`],
      [
        "not filled in",
        open === 0 ? undefined : `${open}, left out; undecided by ${date(schedule.appealsEnd)} they are for the author`,
      ],
      ["transactions", String(Math.ceil(decisions.length / SIZE))],
    ]),
    "",
    "A decision can't be taken back.",
    "",
  ];
  if (!(await approve(context, summary, flags))) {
    return { yes: true, json: { dryRun: true, ...said }, lines: ["It would decide these appeals."] };
  }
  await uploadNotes(
    context,
    waiting.flatMap(({ note }) => (note !== null && "text" in note ? [note.text] : [])),
  );
  const send = async (some: readonly AppealDecision[]) =>
    (await decideAppeals(client, { deployment, campaign, decisions: some })).hash;
  const transactions = await runBatches(context, { items: decisions, size: SIZE, words: "decisions", send });
  return {
    yes: true,
    json: { ...said, transactions },
    lines: [`Decided: ${upheld} upheld, ${said.rejected} rejected, in ${countOf(transactions.length, "transaction")}.`],
  };
}

/** What is still to be decided; `bonds`: what rejections take, in wei. @throws {BadFile} */
function toDecide(path: string, rows: readonly DecisionRow[], appeals: ReadonlyMap<string, ApiAppealRecord>) {
  const problems: FileProblem[] = [];
  const waiting: DecisionRow[] = [];
  let [equal, bonds] = [0, 0n];
  for (const row of rows) {
    const appeal = appeals.get(`${row.id} ${row.author}`);
    if (appeal === undefined) problems.push({ place: row.place, why: `${row.author} made no appeal about ${row.id}` });
    else if (appeal.state === "pending") {
      waiting.push(row);
      if (!row.upheld) bonds += BigInt(appeal.bond);
    } else if (appeal.state === (row.upheld ? "upheld" : "rejected") && appeal.score === row.score) equal++;
    else problems.push({ place: row.place, why: `this appeal is ${appeal.state} already` });
  }
  if (problems.length > 0) throw new BadFile(path, problems);
  return { waiting, equal, bonds };
}

function toDecision({ id, author, upheld, score, note }: DecisionRow): AppealDecision {
  const digest = note === null ? undefined : "digest" in note ? note.digest : noteBlockOf(note.text).digest;
  return upheld ? { id, author, upheld, score, note: digest } : { id, author, upheld, note: digest };
}
