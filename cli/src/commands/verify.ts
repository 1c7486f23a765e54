import type { Certification } from "@colophon/sdk/actions/findCertifications.ts";
import { type Verification, verifyContent } from "@colophon/sdk/actions/verifyContent.ts";
import { manifest as manifestSchema } from "@colophon/sdk/api/schemas.ts";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { date, table } from "../format.ts";
import { type BytesCheck, checkBytes } from "../ipfs/checkBytes.ts";
import { fetchDocument } from "../ipfs/fetchDocument.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";
import { resolveTarget } from "../resolveTarget.ts";
import { verifyReceiptFile } from "../verifyReceiptFile.ts";

type Flags = { campaign?: string; ipfs?: boolean; receipt?: string };

/** `colophon verify`: whether a content is certified, or what became of a relay's promise; from the chain and IPFS alone. */
export function verifyCommand(host: Host): Command {
  return new Command("verify")
    .description(
      "Say whether a content is certified: by whom, when, where; or whether a relay kept its word. Asks the chain and IPFS, and nobody else.",
    )
    .argument("[file|cid|id]", "a file, a CID, or a work's id")
    .option("--campaign <number>", "ask about one campaign only")
    .option("--ipfs", "also fetch the bytes from IPFS and check that they are the certified ones")
    .option(
      "--receipt <file>",
      "check a relay's receipt instead: yes where its word was kept or has time still, no where it was broken or isn't genuine (- for standard input)",
    )
    .action(async (target: string | undefined, flags: Flags, command: Command) =>
      host.answer(await verifyWhat(host.context(command), target, flags)),
    );
}

function verifyWhat(context: Context, target: string | undefined, flags: Flags): Promise<Answer> {
  const { receipt, campaign, ipfs } = flags;
  if (receipt === undefined && target !== undefined) return verify(context, target, flags);
  if (receipt === undefined) {
    throw new BadOption(
      "file|cid|id",
      "It isn't said what to verify.",
      "Name a file, a CID or a work's id, or a receipt by --receipt.",
    );
  }
  if (target !== undefined || campaign !== undefined || ipfs !== undefined) {
    throw new BadOption(
      "--receipt",
      "--receipt goes alone.",
      "Leave the rest out: the receipt's file says what it is about.",
    );
  }
  return verifyReceiptFile(context, receipt);
}

async function verify(context: Context, text: string, flags: Flags): Promise<Answer> {
  const [client, deployment] = [await context.reader(), await context.deployment()];
  const { campaign, ...target } = await resolveTarget(context, client, text, flags.campaign);
  const verdict = await verifyContent(client, { deployment, campaign, ...target });
  const bytes = flags.ipfs === true && verdict.cid !== null ? await checkBytes(context, verdict.cid) : null;
  const yes = verdict.certified && (bytes === null || bytes.state === "match");
  const titles = verdict.certified ? await titlesOf(context, verdict.certifications) : [];
  return { yes, json: toJson(verdict, bytes, titles, yes), lines: toLines(verdict, bytes, titles) };
}

/** What the works say of themselves; null where the manifest can't be had. */
function titlesOf(context: Context, certifications: readonly Certification[]): Promise<(string | null)[]> {
  return Promise.all(
    certifications.map(async ({ manifest }) => {
      if (manifest === null) return null;
      const found = await fetchDocument(context.settings, manifest, manifestSchema).catch(() => null);
      return found?.state === "found" ? found.content.title : null;
    }),
  );
}

function toJson(verdict: Verification, bytes: BytesCheck | null, titles: (string | null)[], yes: boolean) {
  const certifications = verdict.certified
    ? verdict.certifications.map((item, index) => ({ ...item, title: titles[index] ?? null }))
    : [];
  const { cid, digest, certified, asOf } = verdict;
  return { answer: yes, certified, cid, digest, certifications, ipfs: bytes, asOf };
}

function toLines(verdict: Verification, bytes: BytesCheck | null, titles: (string | null)[]): string[] {
  const head = verdict.certified ? "Certified." : "Not certified: nobody has certified exactly these bytes here.";
  const works = verdict.certified
    ? verdict.certifications.flatMap((item, index) => ["", ...table(rowsOf(item, titles[index] ?? null))])
    : [];
  const content = table([
    ["content", verdict.cid ?? verdict.digest],
    ["IPFS", bytes === null ? null : bytes.words],
    ["as of", `block ${verdict.asOf.block}, ${date(verdict.asOf.time)}`],
  ]);
  return [head, ...content, ...works];
}

function rowsOf(item: Certification, title: string | null): [string, string | null][] {
  return [
    ["title", title],
    ["campaign", String(item.campaign)],
    ["author", item.author],
    ["owner", item.owner ?? "nobody: the token was burnt"],
    ["certified", date(item.certifiedAt)],
    ["evidence", item.evidence === null ? null : `older than the token: ${item.evidence.hash}`],
    ["taken over", item.previous === null ? null : `from ${item.previous}`],
    ["status", item.status === "final" ? "final" : `provisional until ${date(item.finalAt)}`],
    ["AI", item.aiUse],
    ["builds on", item.parents.length === 0 ? null : item.parents.join(", ")],
    ["work", item.id],
    ["transaction", item.transaction],
  ];
}
