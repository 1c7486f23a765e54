import { Command } from "commander";
import { CAMPAIGN_TEMPLATE } from "../brand/campaignTemplate.ts";
import type { DecideFlags } from "../brand/decideAppeals.ts";
import type { AppealsFlags } from "../brand/exportAppeals.ts";
import type { WorksFlags } from "../brand/exportWorks.ts";
import type { FundFlags } from "../brand/fundCampaign.ts";
import type { OpenFlags } from "../brand/openCampaign.ts";
import type { ReviewFlags } from "../brand/reviewWorks.ts";
import type { RollFlags } from "../brand/showRoll.ts";
import type { Host } from "../program.ts";
import { signingOptions } from "../signing/approve.ts";

/** `colophon campaign …`: campaigns, and what their brand does. What each needs is loaded when it runs. */
export function campaignCommand(host: Host): Command {
  return new Command("campaign")
    .description("Look at campaigns; open, fund and review your own.")
    .addCommand(showCommand(host))
    .addCommand(templateCommand(host))
    .addCommand(openCommand(host))
    .addCommand(fundCommand(host))
    .addCommand(worksCommand(host))
    .addCommand(reviewCommand(host))
    .addCommand(appealsCommand(host))
    .addCommand(decideCommand(host))
    .addCommand(rollCommand(host));
}

function showCommand(host: Host): Command {
  return new Command("show")
    .description("Show a campaign: times, rules, terms and pools, from the chain and IPFS alone.")
    .argument("<number>", "the campaign's number")
    .action(async (number: string, _, command: Command) => {
      const { showCampaign } = await import("../brand/showCampaign.ts");
      host.answer(await showCampaign(host.context(command), number));
    });
}

function templateCommand(host: Host): Command {
  return new Command("template")
    .description("Print a campaign file to begin with, with what each field means.")
    .action(() =>
      host.answer({ yes: true, json: { template: CAMPAIGN_TEMPLATE }, lines: [CAMPAIGN_TEMPLATE.trimEnd()] }),
    );
}

function openCommand(host: Host): Command {
  const command = new Command("open")
    .description("Open a campaign from a file; the key in COLOPHON_KEY is its brand.")
    .requiredOption("--file <campaign.json>", "its settings: see colophon campaign template")
    .option("--terms <file>", "brief, guidelines and licence, as JSON or Markdown; by default the file's own")
    .option("--curators <csv>", "more curators: a CSV with a column account");
  return signingOptions(command).action(async (flags: OpenFlags, command: Command) => {
    const { openFromFile } = await import("../brand/openCampaign.ts");
    host.answer(await openFromFile(host.context(command), flags));
  });
}

function fundCommand(host: Host): Command {
  const command = new Command("fund")
    .description("Add to a campaign's pool, under the settings and terms that are shown.")
    .argument("<number>", "the campaign's number")
    .requiredOption("--amount <amount>", "how much, in the token's units (1.5)")
    .option("--token <token>", "ETH, a token's address, or the symbol of a token that came with the deployment", "ETH")
    .option("--permit", "sign a permit instead of sending an approval, where the token has permits")
    .option("--config <hash>", "the config hash that you looked at; by default the present one, which is shown");
  return signingOptions(command).action(async (number: string, flags: FundFlags, command: Command) => {
    const { fundCampaign } = await import("../brand/fundCampaign.ts");
    host.answer(await fundCampaign(host.context(command), number, flags));
  });
}

function worksCommand(host: Host): Command {
  return new Command("works")
    .description("List the works that wait for a verdict; as CSV, in the columns that campaign review takes.")
    .argument("<number>", "the campaign's number")
    .option("--csv", "print CSV")
    .option("--out <file>", "write CSV to a file that isn't there yet")
    .option("--all", "all works, with the verdicts that hold")
    .action(async (number: string, flags: WorksFlags, command: Command) => {
      const { exportWorks } = await import("../brand/exportWorks.ts");
      host.answer(await exportWorks(host.context(command), number, flags));
    });
}

function reviewCommand(host: Host): Command {
  const command = new Command("review")
    .description("Record the verdicts of a file. What holds already is left out, so a run that broke off goes on.")
    .argument("<number>", "the campaign's number")
    .requiredOption("--file <file>", "CSV or JSON: id or cid, verdict, score (0 to 100), reason, note, author")
    .option("--batch <count>", "verdicts a transaction", "400");
  return signingOptions(command).action(async (number: string, flags: ReviewFlags, command: Command) => {
    const { reviewFromFile } = await import("../brand/reviewWorks.ts");
    host.answer(await reviewFromFile(host.context(command), number, flags));
  });
}

function appealsCommand(host: Host): Command {
  return new Command("appeals")
    .description("List the appeals that wait for the arbiter; as CSV, in the columns that campaign decide takes.")
    .argument("<number>", "the campaign's number")
    .option("--csv", "print CSV")
    .option("--out <file>", "write CSV to a file that isn't there yet")
    .option("--all", "all appeals, with what was decided")
    .action(async (number: string, flags: AppealsFlags, command: Command) => {
      const { exportAppeals } = await import("../brand/exportAppeals.ts");
      host.answer(await exportAppeals(host.context(command), number, flags));
    });
}

function decideCommand(host: Host): Command {
  const command = new Command("decide")
    .description("Decide the appeals of a file, as the campaign's arbiter, in the second half of the appeals.")
    .argument("<number>", "the campaign's number")
    .requiredOption("--file <file>", "CSV or JSON: id, author, decision (uphold or reject), score (0 to 100), note");
  return signingOptions(command).action(async (number: string, flags: DecideFlags, command: Command) => {
    const { decideFromFile } = await import("../brand/decideAppeals.ts");
    host.answer(await decideFromFile(host.context(command), number, flags));
  });
}

function rollCommand(host: Host): Command {
  return new Command("roll")
    .description("Print a campaign's roll in full: closed, or as it would be. Asks the API.")
    .argument("<number>", "the campaign's number")
    .option("--csv", "print CSV")
    .option("--out <file>", "write CSV to a file that isn't there yet")
    .action(async (number: string, flags: RollFlags, command: Command) => {
      const { showRoll } = await import("../brand/showRoll.ts");
      host.answer(await showRoll(host.context(command), number, flags));
    });
}
