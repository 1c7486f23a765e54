import { readFile, stat } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { receiptReader } from "@colophon/sdk/actions/receiptReader.ts";
import { gatewaySource } from "@colophon/sdk/audit/gatewaySource.ts";
import { utc } from "@colophon/sdk/certificate/check.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { CODEC } from "@colophon/sdk/ids/names.ts";
import { checkReceiptFile, type ReceiptReport } from "@colophon/sdk/relay/checkReceiptFile.ts";
import { parseReceiptFile } from "@colophon/sdk/relay/parseReceiptFile.ts";
import type { ReceiptReader } from "@colophon/sdk/relay/ReceiptReader.ts";
import { LARGEST_RECEIPT_FILE } from "@colophon/sdk/relay/receiptFile.ts";
import type { ReceiptFile } from "@colophon/sdk/relay/receiptFileSchema.ts";
import { titleInManifest } from "@colophon/sdk/relay/titleInManifest.ts";
import type { Context } from "./context.ts";
import { BadOption } from "./errors.ts";
import { table } from "./format.ts";
import type { Answer } from "./output.ts";

/**
 * Says whose word a receipt is, and whether it was kept: from the chain and IPFS, and where neither is known, from the file alone.
 *
 * @returns `yes` where the word was kept or has time still; null where that can't be told.
 * @throws {BadOption} {MalformedReceiptFile} {ChainUnreachable} {WrongChain}
 */
export async function verifyReceiptFile(context: Context, path: string): Promise<Answer> {
  const file = parseReceiptFile(await readText(path));
  const reader = await readerOf(context);
  const report = await checkReceiptFile(file, { at: Math.floor(Date.now() / 1_000), reader });
  const { verdict, words, checks, found, limits } = report;
  const work = workOf(file);
  return {
    yes: verdict === "unknown" ? null : verdict === "kept" || verdict === "open",
    json: { verdict, words, work, receipt: file.receipt, found, checks, limits },
    lines: [words, ...table(rowsOf(file, work, report)), "", ...checkLines(report)],
  };
}

/** Null where no endpoint is known: a receipt says something without one, too. */
async function readerOf(context: Context): Promise<ReceiptReader | null> {
  if ((await context.settings.optionalUrl("rpcUrl")) === null) return null;
  const gateway = await context.settings.optionalUrl("ipfsGateway");
  const [client, deployment] = [await context.reader(), await context.deployment()];
  return receiptReader(client, { deployment, ipfs: gateway === null ? null : gatewaySource(gateway) });
}

type Work = { id: string; cid: string; title: string | null };

function workOf({ receipt, message }: ReceiptFile): Work | null {
  if (message === undefined) return null;
  return {
    id: toContributionId(receipt.campaign, message.digest),
    cid: cidFromDigest(message.digest, CODEC[message.codec]),
    title: titleInManifest(message.manifestText),
  };
}

const KINDS = { contributions: "a contribution", votes: "a vote", polls: "an answer to a poll" } as const;

function rowsOf(
  { receipt }: ReceiptFile,
  work: Work | null,
  { found, verdict }: ReceiptReport,
): [string, string | null][] {
  const genuine = verdict !== "not-genuine";
  return [
    ["for", `${KINDS[receipt.kind]} to campaign ${receipt.campaign}`],
    // What isn't what was signed is shown to nobody as if it were.
    ["title", genuine ? (work?.title ?? null) : null],
    ["work", genuine ? (work?.id ?? null) : null],
    ["content", genuine ? (work?.cid ?? null) : null],
    ["signer", receipt.signer],
    ["relay", receipt.relay],
    ["taken", utc(receipt.takenAt)],
    ["promised by", utc(receipt.anchorBy)],
    ["on chain", found === null ? null : utc(found.time)],
    ["transaction", found?.transaction ?? null],
    ["receipt for", receipt.signed],
  ];
}

const MARKS = { pass: "yes", fail: "no ", skip: "?  " } as const;

function checkLines({ checks, limits }: ReceiptReport): string[] {
  return [
    ...checks.map(({ result, sentence }) => `${MARKS[result]} ${sentence}`),
    ...["", "It doesn't show:"],
    ...limits.map((limit) => `- ${limit}`),
  ];
}

async function readText(path: string): Promise<string> {
  if (path === "-") return text(process.stdin);
  const { size } = await stat(path).catch(() => {
    throw new BadOption("--receipt", `“${path}” can't be read.`, "Name the receipt's file.");
  });
  if (size > LARGEST_RECEIPT_FILE) {
    throw new BadOption(
      "--receipt",
      `“${path}” is larger than any receipt.`,
      "Name the receipt's file, not the work's.",
    );
  }
  return readFile(path, "utf8").catch(() => {
    throw new BadOption("--receipt", `“${path}” can't be read.`, "Name the receipt's file.");
  });
}
