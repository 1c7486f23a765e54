import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { commit } from "@colophon/sdk/actions/commit.ts";
import { readCommitment } from "@colophon/sdk/actions/readCommitment.ts";
import { commitRequest } from "@colophon/sdk/actions/requests/commitRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import { contentIdOfFile } from "@colophon/sdk/content/node/contentIdOfFile.ts";
import { commitmentHash } from "@colophon/sdk/evidence/commitmentHash.ts";
import { randomSalt } from "@colophon/sdk/evidence/randomSalt.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { writeSaltFile } from "../evidence/saltFile.ts";
import { date, table } from "../format.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";

type Flags = { campaign?: string; saltFile?: string };

/** `colophon commit FILE`: says on chain that the work is there, and not what it is. */
export function commitCommand(host: Host): Command {
  return new Command("commit")
    .description("Commit to a file before showing it to anybody: certified later, it counts as certified now.")
    .argument("<file>", "the work; nothing of it leaves this machine")
    .option("--campaign <number>", "the campaign")
    .option(
      "--salt-file <file>",
      "where to keep the salt, without which the commitment is lost; FILE.salt.json by default",
    )
    .action(async (file: string, flags: Flags, command: Command) =>
      host.answer(await commitFile(host.context(command), file, flags)),
    );
}

async function commitFile(context: Context, file: string, flags: Flags): Promise<Answer> {
  if (flags.campaign === undefined)
    throw new BadOption("--campaign", "No campaign was named.", "Add --campaign NUMBER.");
  const campaign = parseCampaignNumber(flags.campaign);
  const client = await context.signer();
  const author = client.account.address;
  const deployment = await context.deployment();
  await assertChain(client, deployment);

  const onProgress = (done: number, total: number | undefined) => context.output.progress("Hashing", done, total);
  const { digest } = await contentIdOfFile(file, { onProgress });
  context.output.endProgress();
  const salt = randomSalt();
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  const commitment = commitmentHash({ ...place, campaign, author, digest, salt });
  const request = commitRequest(deployment, { campaign, commitments: [commitment] });
  // What the contract would refuse is said before a file is written.
  await simulateRequest(client, { request, account: client.account });

  const saltFile = flags.saltFile ?? `${file}.salt.json`;
  await writeSaltFile(saltFile, {
    chainId: deployment.chainId,
    contributions: deployment.contributions.toLowerCase(),
    campaign,
    author: author.toLowerCase(),
    digest,
    salt,
  });
  const { hash } = await commit(client, { deployment, campaign, commitments: [commitment] });
  const committedAt = await readCommitment(client, { deployment, campaign, commitment });
  return {
    yes: true,
    json: { campaign, author, commitment, committedAt, saltFile, transaction: hash },
    lines: [
      "Committed.",
      ...table([
        ["campaign", String(campaign)],
        ["author", author],
        ["commitment", commitment],
        ["committed", committedAt === null ? null : date(committedAt)],
        ["transaction", hash],
      ]),
      "",
      `Keep ${saltFile} and the file itself, and show neither to anybody: without the salt the commitment proves nothing.`,
      `When you show the work: colophon certify ${file} --campaign ${campaign} --salt-file ${saltFile} …`,
    ],
  };
}
