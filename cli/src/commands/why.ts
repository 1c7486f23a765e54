import { isAccount, parseAccount } from "@colophon/sdk/ids/account.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { isContributionId, parseContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";
import { explainFromApi } from "../why/explainFromApi.ts";
import { explainFromFile } from "../why/explainFromFile.ts";

type Flags = { token?: string; file?: string };

/** Of whom a statement is asked. */
export type Asked = { readonly account: string } | { readonly work: string };

/** `colophon why`: how an account's or a work's amount came about, with every number. */
export function whyCommand(host: Host): Command {
  return new Command("why")
    .description("Explain what an account or a work got from a campaign's pool: which share of what, and why.")
    .argument("<campaign>", "the campaign's number")
    .argument("<account|work>", "an account's address, or a work's id")
    .option("--token <token>", "only the pool in this token: ETH, its symbol as the campaign shows it, or its address")
    .option("--file <statement>", "explain from this statement's file alone, without the API")
    .action(async (campaign: string, subject: string, flags: Flags, command: Command) =>
      host.answer(await why(host.context(command), campaign, subject, flags)),
    );
}

async function why(context: Context, number: string, subject: string, flags: Flags): Promise<Answer> {
  const campaign = parseCampaignNumber(number);
  const asked = readSubject(subject);
  const { token } = flags;
  if (flags.file !== undefined) return explainFromFile(flags.file, { campaign, asked, token });
  return explainFromApi(context.settings, { campaign, asked, token });
}

function readSubject(text: string): Asked {
  const value = text.toLowerCase();
  if (isAccount(value)) return { account: parseAccount(value) };
  if (isContributionId(value)) return { work: parseContributionId(value) };
  throw new BadOption(
    "account|work",
    `“${text}” is neither an account's address (0x and 40 hex digits) nor a work's id (0x and 64).`,
    "Copy one from the work's page, or from `colophon works`.",
  );
}
