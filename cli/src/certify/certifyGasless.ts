import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { CertifyParameters } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { signContribution } from "@colophon/sdk/actions/signContribution.ts";
import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import type { IntakeInfo, RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ContentId } from "@colophon/sdk/content/profile.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { readIntake } from "@colophon/sdk/relay/readIntake.ts";
import { readRelayed } from "@colophon/sdk/relay/readRelayed.ts";
import { sendContribution } from "@colophon/sdk/relay/sendContribution.ts";
import { uploadFile } from "@colophon/sdk/relay/uploadFile.ts";
import type { Account, WalletClient } from "viem";
import type { Context } from "../context.ts";
import { BadOption, ServiceRefused } from "../errors.ts";
import { date, table } from "../format.ts";
import type { Answer } from "../output.ts";
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
  receiptFile?: string | undefined;
  /** Wait until it is on chain. */
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
  const { client, work, content, contribution, relay, receiptFile, wait } = asked;
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
  const written = { colophon: "receipt", v: 1, ...placeOf(deployment), receipt };
  if (receiptFile !== undefined) await writeFile(receiptFile, `${JSON.stringify(written, null, 2)}\n`);
  const id = toContributionId(work.campaign, content.digest);
  const said = wait ? await untilOnChain(context, relayUrl, receipt) : null;
  return answer({ id, cid: content.cid, receipt, said });
}

const placeOf = ({ chainId, contributions }: { chainId: number; contributions: string }) => ({
  chainId,
  contributions: contributions.toLowerCase(),
});

async function untilOnChain(context: Context, relayUrl: string, receipt: ApiReceipt): Promise<RelayedContribution> {
  context.output.note(`Waiting until it is on chain, at the latest by ${date(receipt.anchorBy)}.`);
  for (;;) {
    const said = await readRelayed(relayUrl, receipt.signed);
    if (said.state === "anchored") return said;
    if (said.void !== null) throw new ServiceRefused("relay", said.void.reason, said.void.message);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

interface Given {
  id: string;
  cid: string;
  receipt: ApiReceipt;
  said: RelayedContribution | null;
}

function answer({ id, cid, receipt, said }: Given): Answer {
  const onChain = said?.anchor ?? null;
  return {
    yes: true,
    json: { id, cid, state: said?.state ?? "taken", receipt, anchor: onChain, transaction: said?.transaction ?? null },
    lines: [
      said === null
        ? "The relay has it. The receipt shows that; it doesn't show that the work is on chain."
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
