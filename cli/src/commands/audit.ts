import { auditCampaign } from "@colophon/sdk/audit/auditCampaign.ts";
import type { AuditedStatement, AuditReport, AuditStep } from "@colophon/sdk/audit/auditReport.ts";
import { gatewaySource } from "@colophon/sdk/audit/gatewaySource.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { ContentUnavailable } from "../errors.ts";
import { countOf, date, money, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { safe } from "../output.ts";
import type { Host } from "../program.ts";
import { findToken, type Token } from "../tokens/findToken.ts";

type Unit = Pick<Token, "symbol" | "decimals">;
type Flags = { token?: string; content?: boolean };

const WORDS = {
  right: "right",
  wrong: "WRONG",
  contested: "CONTESTED: it follows from its inputs, and these leave out what can be had",
  unavailable: "can't be audited",
} as const;
const STATES = { stands: "stands", superseded: "stood before", pending: "pending" } as const;

/** `colophon audit`: recomputes a campaign's statements from the chain and IPFS alone. */
export function auditCommand(host: Host): Command {
  return new Command("audit")
    .description("Recompute a campaign's statements from the chain and IPFS alone. Asks no index, API or database.")
    .argument("<campaign>", "its number")
    .option(
      "--token <token>",
      "one pool only: ETH, a token's address, or the symbol of a token that came with the deployment",
    )
    .option("--content", "also fetch all works on the roll and hash them again")
    .action(async (campaign: string, flags: Flags, command: Command) =>
      host.answer(await audit(host.context(command), parseCampaignNumber(campaign), flags)),
    );
}

async function audit(context: Context, campaign: number, flags: Flags): Promise<Answer> {
  const client = await context.reader();
  const deployment = await context.deployment();
  const ipfs = gatewaySource(await context.settings.url("ipfsGateway"));
  const token = flags.token === undefined ? undefined : (await findToken(context, flags.token)).address;
  const report = await auditCampaign(client, {
    deployment,
    campaign,
    ipfs,
    token,
    content: flags.content === true,
    onStep: tell(context),
  });
  const gone = report.statements.find(({ result }) => result === "unavailable");
  if (report.result === "unavailable" && gone !== undefined) {
    const action =
      gone.file === null
        ? "Ask other gateways (--ipfs-gateway). If one has any of them, dispute the statement."
        : "Ask another gateway (--ipfs-gateway). If nobody has it, dispute the statement.";
    throw new ContentUnavailable(gone.file?.cid ?? "", gone.finding ?? "", action);
  }
  const tokens = await tokensOf(context, report);
  return { yes: report.result === "right", json: toJson(report), lines: toLines(report, tokens) };
}

/** What is done goes to standard error, line by line; what is under way only now and then. */
function tell(context: Context): (step: AuditStep) => void {
  let last = 0;
  return ({ state, sentence }) => {
    const now = Date.now();
    if (state === "running" && now - last < 2_000) return;
    last = now;
    // On one line, whatever is quoted in it.
    context.output.note(safe(sentence));
  };
}

function toJson(report: AuditReport) {
  return { answer: report.result === "right", ...report };
}

/** What amounts are written in: where the token's contract doesn't say, its smallest unit. */
async function tokensOf(context: Context, { statements }: AuditReport): Promise<ReadonlyMap<string, Unit>> {
  const tokens = new Map<string, Unit>();
  for (const { token } of statements) {
    if (tokens.has(token)) continue;
    tokens.set(token, await findToken(context, token).catch(() => smallestUnit(token)));
  }
  return tokens;
}

function smallestUnit(token: string): Unit {
  return { symbol: `units of ${token}`, decimals: 0 };
}

function toLines(report: AuditReport, tokens: ReadonlyMap<string, Unit>): string[] {
  const head = report.result === "right" ? "Right." : report.result === "wrong" ? "Wrong." : "Contested.";
  return [
    safe(`${head} ${summaryOf(report)}`),
    ...table([
      ["campaign", `${report.campaign} on chain ${report.chainId}`],
      ["roll", `closed ${date(report.rollAt)}, read up to block ${report.block.number}`],
    ]),
    ...report.statements.flatMap((statement) => [
      "",
      ...table(rowsOf(statement, tokens.get(statement.token) ?? smallestUnit(statement.token))),
    ]),
  ];
}

function summaryOf({ result, statements }: AuditReport): string {
  const many = statements.length === 1 ? "The statement" : `All ${statements.length} statements`;
  if (result === "right")
    return `${many} follow${statements.length === 1 ? "s" : ""} from chain and IPFS, to the last unit.`;
  return statements.find((statement) => statement.result === result)?.finding ?? "";
}

function rowsOf(statement: AuditedStatement, unit: Unit): [string, string | null][] {
  const { file, number, state, result, finding, differences } = statement;
  const off = new Map<string, number>();
  for (const { why } of statement.off) off.set(why, (off.get(why) ?? 0) + 1);
  return [
    ["statement", `${number} in ${unit.symbol}, ${STATES[state]}`],
    ["answer", WORDS[result]],
    ["why", finding],
    ["differences", differences > 1 ? String(differences) : null],
    ["file", file === null ? "none: it says that the roll is empty" : file.cid],
    ["root", file?.root ?? null],
    [
      "total",
      file === null
        ? null
        : `${money(BigInt(file.total), unit)} to ${countOf(statement.accounts, "account")}, by ${countOf(statement.works, "work")}`,
    ],
    ["inputs", statement.inputs ?? (file === null ? null : "none pinned")],
    ["off the roll", [...off].map(([why, count]) => `${count} ${why}`).join(", ") || null],
    ...statement.trusted.map((sentence): [string, string] => ["trusted", sentence]),
  ];
}
