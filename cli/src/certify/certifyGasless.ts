import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { CertifyParameters } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { signContribution } from "@colophon/sdk/actions/signContribution.ts";
import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import type { IntakeInfo, RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ContentId } from "@colophon/sdk/content/profile.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { RelayRefused, RelayUnreachable } from "@colophon/sdk/relay/errors.ts";
import { isPromiseOver } from "@colophon/sdk/relay/isPromiseOver.ts";
import { readIntake } from "@colophon/sdk/relay/readIntake.ts";
import { readRelayed } from "@colophon/sdk/relay/readRelayed.ts";
import { receiptFile } from "@colophon/sdk/relay/receiptFile.ts";
import { sendContribution } from "@colophon/sdk/relay/sendContribution.ts";
import { uploadFile } from "@colophon/sdk/relay/uploadFile.ts";
import type { Account, WalletClient } from "viem";
import type { Context } from "../context.ts";
import { BadOption, ServiceRefused } from "../errors.ts";
import { date, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { whyUnwritable } from "../whyUnwritable.ts";
import type { DescribedWork } from "./readWork.ts";
import { uploadMemory } from "./uploadMemory.ts";

interface Gasless {
  client: WalletClient & { account: Account };
  work: DescribedWork;
  content: ContentId;
  contribution: CertifyParameters;
  /** The campaign's relay. */
  relay: string;
  /** Where the receipt is written, too. */
  saveTo?: string | undefined;
  /** Wait until it is on chain, or late by {@link LATE}. */
  wait: boolean;
}

/**
 * The relay's word on what it takes, if it is the campaign's.
 *
 * @throws {BadSetting} {RelayRefused} {RelayUnreachable} {BadOption} where the campaign named another relay
 */
export async function intakeOf(context: Context, campaign: { campaign: number; relay: string }): Promise<IntakeInfo> {
  const info = await readIntake(await context.settings.url("relayUrl"));
  if (info.relay.toLowerCase() === campaign.relay.toLowerCase()) return info;
  throw new BadOption(
    "--gasless",
    `Campaign ${campaign.campaign} has named the relay ${campaign.relay}, and this one is ${info.relay}.`,
    "Name the campaign's relay with --relay-url, or leave --gasless out and pay the chain's fee.",
  );
}

/**
 * Uploads (going on where an earlier run broke off), signs, and gives both to the relay, which puts it on chain and pays.
 *
 * @throws {RelayRefused} {RelayUnreachable} {UploadInterrupted} {ReceiptInvalid}; where the receipt's file can't be written, after it was shown
 */
export async function certifyGasless(context: Context, asked: Gasless): Promise<Answer> {
  const { client, work, content, contribution, relay, saveTo, wait } = asked;
  const relayUrl = await context.settings.url("relayUrl");
  const deployment = await context.deployment();
  const file = createReadStream(work.file);
  const upload = await uploadFile(relayUrl, file, {
    cid: content.cid,
    memory: uploadMemory,
    onProgress: (sent, total) => context.output.progress("Uploading", sent, total),
    onBreak: () => context.output.note("The connection broke; going on where it stopped."),
  }).finally(() => file.destroy());
  context.output.endProgress();
  const signed = await signContribution(client, { deployment, ...contribution });
  const manifestText = new TextDecoder().decode(work.manifestBlock.bytes);
  const receipt = await sendContribution(relayUrl, signed, { deployment, relay, upload, manifestText });
  if (saveTo !== undefined) {
    const text = receiptFile(deployment, receipt, { ...signed, manifestText });
    await writeFile(saveTo, text).catch((error: unknown) => {
      // It is all that shows what the relay took: not lost for a folder that can't be written to.
      context.output.note(text);
      throw whyUnwritable(saveTo, error, "--receipt");
    });
  }
  const id = toContributionId(work.campaign, content.digest);
  const said = wait ? await untilOnChain(context, relayUrl, receipt) : null;
  return answer({ id, cid: content.cid, receipt, said, waited: wait });
}

/** How long after the promised time it is waited still, in seconds. */
const LATE = 300;

/** @returns Null where it isn't on chain when the waiting ends: the relay is late, or doesn't answer any more. */
async function untilOnChain(
  context: Context,
  relayUrl: string,
  receipt: ApiReceipt,
): Promise<RelayedContribution | null> {
  context.output.note(`Waiting until it is on chain, at the latest by ${date(receipt.anchorBy)}.`);
  const noted = new Set<string>();
  const noteOnce = (line: string) => {
    if (!noted.has(line)) context.output.note(line);
    noted.add(line);
  };
  while (Date.now() / 1_000 < receipt.anchorBy + LATE) {
    const said = await readRelayed(relayUrl, receipt.signed, { tries: 1 }).catch((error: unknown) => {
      if (!mayPass(error)) throw error;
      noteOnce(`No news: ${error.message}`);
      return null;
    });
    if (said?.state === "anchored") return said;
    if (said != null && said.void !== null) throw new ServiceRefused("relay", said.void.reason, said.void.message);
    if (said?.trouble != null) noteOnce(said.trouble);
    if (isPromiseOver(receipt.anchorBy, Date.now() / 1_000)) noteOnce("The relay is late: the promised time is over.");
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  return null;
}

/** The relay is away for a while, or asked too often: what it has taken it has still. */
const mayPass = (error: unknown): error is RelayRefused | RelayUnreachable =>
  error instanceof RelayUnreachable || (error instanceof RelayRefused && (error.status === 429 || error.status >= 500));

interface Given {
  id: string;
  cid: string;
  receipt: ApiReceipt;
  /** Null: not on chain yet. */
  said: RelayedContribution | null;
  waited: boolean;
}

function answer({ id, cid, receipt, said, waited }: Given): Answer {
  const onChain = said?.anchor ?? null;
  return {
    // Whoever asked to wait until it is on chain is told no where it isn't.
    yes: said !== null || !waited,
    json: { id, cid, state: said?.state ?? "taken", receipt, anchor: onChain, transaction: said?.transaction ?? null },
    lines: [
      said === null
        ? waited
          ? "The relay has it, and it wasn't on chain when the waiting ended. It stays taken: look again with colophon verify --receipt FILE."
          : "The relay has it. The receipt shows that; it doesn't show that the work is on chain."
        : "Certified, and on chain.",
      ...table([
        ["work", id],
        ["content", cid],
        ["relay", receipt.relay],
        ["taken", date(receipt.takenAt)],
        ["on chain", onChain === null ? `by ${date(receipt.anchorBy)} at the latest` : date(onChain.time)],
        ["receipt for", receipt.signed],
      ]),
    ],
  };
}
