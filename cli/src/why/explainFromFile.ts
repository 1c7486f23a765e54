import { createReadStream } from "node:fs";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { explainAccount } from "@colophon/sdk/explain/explainAccount.ts";
import { explainWork } from "@colophon/sdk/explain/explainWork.ts";
import { type FileExplanation, readExplanation } from "@colophon/sdk/explain/readExplanation.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import type { Asked } from "../commands/why.ts";
import { BadOption } from "../errors.ts";
import { ETHER } from "../format.ts";
import type { Answer } from "../output.ts";
import { accountLines } from "./accountLines.ts";
import { workLines } from "./workLines.ts";

interface Question {
  readonly campaign: number;
  readonly asked: Asked;
  readonly token: string | undefined;
}

/** Works and remixes that are listed. */
const MOST = 20;

/**
 * Explains from a statement's file alone. That it is the file on chain is for whoever gives it to know (`colophon cid`).
 *
 * @throws {MalformedStatement} {BadOption}
 */
export async function explainFromFile(path: string, { campaign, asked, token }: Question): Promise<Answer> {
  const named = token === undefined ? undefined : readToken(token);
  const found = await readExplanation(bytesOf(path), asked);
  const { header, statement } = found;
  if (header.campaign !== campaign || (named !== undefined && header.token !== named)) {
    throw new BadOption(
      "--file",
      `The statement is campaign ${header.campaign}'s, in the token ${header.token}.`,
      "Give the file of the pool that you ask about.",
    );
  }
  // A file doesn't know how its token writes amounts: they are shown in its smallest unit.
  const unit = header.token === ETH ? ETHER : { symbol: `units of ${header.token}`, decimals: 0 };
  const first = [`Campaign ${campaign}, by the file ${path}`, ""];
  const nothing = (words: string): Answer => ({
    yes: false,
    json: { campaign, ...asked, explanations: [] },
    lines: [words],
  });
  if ("work" in asked) {
    if (found.work === undefined)
      return nothing("This statement's roll doesn't have the work: it earned nothing by it.");
    const why = explainWork(statement, found.work);
    const remixes = [...found.remixes].sort((a, b) => (BigInt(a.amount) < BigInt(b.amount) ? 1 : -1)).slice(0, MOST);
    const explained = { statement, work: found.work, remixes, contradictions: why.contradictions };
    return answer(found, explained, [...first, ...workLines({ statement, why, unit, titles: new Map(), remixes })]);
  }
  if (found.account === undefined) return nothing("This statement gives the account nothing.");
  const why = explainAccount(statement, found.account);
  const parts = found.parts
    .map(({ work, part }) => ({ id: work.id, title: null, part, bps: bpsOf(work.credits, asked.account) }))
    .sort((a, b) => (BigInt(a.part) < BigInt(b.part) ? 1 : -1))
    .slice(0, MOST);
  const explained = { statement, ...found.account, works: parts, contradictions: why.contradictions };
  return answer(found, explained, [...first, ...accountLines({ statement, why, unit, parts })]);
}

/** A file names its token by the address alone, and no service is asked here what its symbol is. */
function readToken(text: string): string {
  const token = text.toLowerCase();
  if (token === "eth") return ETH;
  if (token.startsWith("0x")) return parseAccount(token);
  const what = `A statement's file doesn't know which token is called “${text}”.`;
  throw new BadOption("--token", what, "Give ETH, or the token's address; or leave it out: a file is of one pool.");
}

function answer({ header }: FileExplanation, explained: object, lines: string[]): Answer {
  return { yes: true, json: { campaign: header.campaign, explanations: [explained] }, lines };
}

function bpsOf(credits: readonly { readonly account: string; readonly bps: number }[], account: string): number {
  return credits.reduce((sum, credit) => sum + (credit.account === account ? credit.bps : 0), 0);
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk;
  } catch (error) {
    if (error instanceof ColophonError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BadOption("--file", `“${path}” can't be read: ${why}.`, "Check the file's name.");
  }
}
