import { readFile } from "node:fs/promises";
import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { certifyFor } from "@colophon/sdk/actions/certifyFor.ts";
import type { WriteClient } from "@colophon/sdk/actions/client.ts";
import { type ChainCampaign, readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { readCommitment } from "@colophon/sdk/actions/readCommitment.ts";
import { readContribution } from "@colophon/sdk/actions/readContribution.ts";
import { certifyCommittedRequest } from "@colophon/sdk/actions/requests/certifyCommittedRequest.ts";
import { type CertifyParameters, certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import type { ContractRequest } from "@colophon/sdk/actions/requests/request.ts";
import { supersedeRequest } from "@colophon/sdk/actions/requests/supersedeRequest.ts";
import { sendRequest } from "@colophon/sdk/actions/sendRequest.ts";
import { signContribution } from "@colophon/sdk/actions/signContribution.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { IntakeInfo } from "@colophon/sdk/api/intakeSchemas.ts";
import { carOfFile } from "@colophon/sdk/content/node/carOfFile.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import type { Account } from "viem";
import { getBalance } from "viem/actions";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { readSaltFile } from "../evidence/saltFile.ts";
import { date, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { acceptTerms } from "./acceptTerms.ts";
import { certifyGasless, intakeOf } from "./certifyGasless.ts";
import { type CertifyFlags, readWork } from "./readWork.ts";
import { parseSigned, signedJson } from "./signedContribution.ts";
import { checkFileSize, checkSize, uploadBlock, uploadCar } from "./uploadCar.ts";

/** Hashes, rehearses, asks, uploads, signs: nothing leaves this machine before the person has accepted. */
export async function certifyFile(
  context: Context,
  file: string | undefined,
  flags: CertifyFlags,
  purpose: "certify" | "supersede" = "certify",
): Promise<Answer> {
  if (flags.saltFile !== undefined && flags.signOnly === true) {
    const what = "--sign-only and --salt-file don't go together: whoever sends it would need the salt.";
    throw new BadOption("--sign-only", what, "Leave one of them out.");
  }
  const client = await context.signer();
  const author = client.account.address;
  const work = readWork(file, flags, author);
  const deployment = await context.deployment();
  await assertChain(client, deployment);
  const campaign = await readCampaign(client, { deployment, campaign: work.campaign });
  const intake = purpose === "certify" ? await gaslessIntake(context, client, flags, campaign) : null;

  if (intake === null) await checkSize(context, work.file);
  else await checkFileSize(work.file, intake.maxUploadBytes);
  const onProgress = (done: number, total: number | undefined) => context.output.progress("Hashing", done, total);
  const car = await carOfFile(work.file, { onProgress });
  context.output.endProgress();
  const { cid, digest, codec } = car.content;
  const contribution: CertifyParameters = {
    campaign: work.campaign,
    config: campaign.config,
    digest,
    codec: codecOf(codec),
    kind: work.kind,
    aiUse: work.aiUse,
    manifest: work.manifestBlock.digest,
    parents: work.parents,
  };
  const salt = flags.saltFile === undefined ? null : await saltOf(context, flags.saltFile, { author, contribution });
  // What the contract would refuse is said before anybody is asked and anything is sent.
  const request = requestOf(deployment, contribution, salt, purpose);
  // A relay takes what builds on works without a token, too, which the contract by itself wouldn't.
  if (intake === null || work.parents.length === 0) await simulateRequest(client, { request, account: client.account });
  await acceptTerms(context, { campaign, work, cid, author, accepted: flags.acceptTerms === true });

  if (intake !== null) {
    const { relay } = intake;
    const asked = { client, work, content: car.content, contribution, relay, wait: flags.wait === true };
    return certifyGasless(context, { ...asked, saveTo: flags.receipt });
  }
  await uploadCar(context, car);
  await uploadBlock(context, work.manifestBlock);
  if (flags.signOnly === true) {
    const deadline = BigInt(Math.floor(Date.now() / 1_000)) + validFor(flags.validFor);
    const signed = signedJson(deployment, await signContribution(client, { deployment, ...contribution, deadline }));
    return { yes: true, json: signed, lines: [JSON.stringify(signed, null, 2)] };
  }
  const { hash } = await sendRequest(client, { deployment, request });
  return certified(context, toContributionId(work.campaign, digest), hash, purpose);
}

/** What the relay takes, where the work goes through it: because that was asked for, or because the account couldn't pay by itself. */
async function gaslessIntake(
  context: Context,
  client: WriteClient & { account: Account },
  flags: CertifyFlags,
  campaign: ChainCampaign,
): Promise<IntakeInfo | null> {
  const own = flags.saltFile !== undefined || flags.signOnly === true;
  if (flags.gasless === true) {
    if (!own) return intakeOf(context, campaign);
    const what = "--gasless goes neither with --salt-file nor with --sign-only.";
    throw new BadOption("--gasless", what, "Leave it out: those are sent by a transaction.");
  }
  if (own || (await getBalance(client, { address: client.account.address }).catch(() => 1n)) > 0n) return null;
  const intake = await intakeOf(context, campaign).catch(() => null);
  if (intake !== null) context.output.note("This account has no ETH: the campaign's relay puts it on chain and pays.");
  return intake;
}

/** The salt, if the chain has the commitment that it shows. */
async function saltOf(
  context: Context,
  path: string,
  { author, contribution }: { author: string; contribution: CertifyParameters },
): Promise<string> {
  const [client, deployment] = [await context.reader(), await context.deployment()];
  const { campaign, digest } = contribution;
  const { salt, commitment } = await readSaltFile(path, { deployment, campaign, author, digest });
  if ((await readCommitment(client, { deployment, campaign, commitment })) === null) {
    const what = "The chain doesn't have the commitment that this salt was made for.";
    throw new BadOption("--salt-file", what, "See whether its transaction ever went through; if not, commit again.");
  }
  return salt;
}

function requestOf(
  deployment: Deployment,
  work: CertifyParameters,
  salt: string | null,
  purpose: "certify" | "supersede",
): ContractRequest {
  if (salt === null) return certifyRequest(deployment, work);
  const committed = { ...work, salt };
  return purpose === "supersede"
    ? supersedeRequest(deployment, committed)
    : certifyCommittedRequest(deployment, committed);
}

/** Sends what somebody else signed, and pays for it. */
export async function submitSigned(context: Context, path: string): Promise<Answer> {
  const client = await context.signer();
  const deployment = await context.deployment();
  const text = await readFile(path, "utf8").catch(() => {
    throw new BadOption("--submit", `“${path}” can't be read.`, "Name the file that certify --sign-only printed.");
  });
  const { id, hash } = await certifyFor(client, { deployment, ...parseSigned(text, deployment) });
  return certified(context, id, hash);
}

async function certified(
  context: Context,
  id: string,
  transaction: string,
  purpose: "certify" | "supersede" = "certify",
): Promise<Answer> {
  const [client, deployment] = [await context.reader(), await context.deployment()];
  const found = await readContribution(client, { deployment, id });
  return {
    yes: true,
    json: { ...found, transaction },
    lines: [
      purpose === "supersede" ? "Superseded: the work is yours, at the time of your commitment." : "Certified.",
      ...table([
        ["work", id],
        ["content", found.cid],
        ["campaign", String(found.campaign)],
        ["author", found.author],
        ["certified", date(found.certifiedAt)],
        ["final from", date(found.finalAt)],
        ["transaction", transaction],
      ]),
    ],
  };
}

function validFor(text: string | undefined): bigint {
  const hours = Number(text ?? "168");
  if (Number.isFinite(hours) && hours > 0 && hours <= 8_760) return BigInt(Math.ceil(hours * 3_600));
  throw new BadOption("--valid-for", `“${text}” is no number of hours.`, "Give a number above 0 and at most 8,760.");
}
