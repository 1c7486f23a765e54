import { appeal } from "@colophon/sdk/actions/appeal.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { campaignOfId, parseContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { date, ETHER, money, table } from "../format.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";

/** `colophon appeal ID`: appeals against a rejection. */
export function appealCommand(host: Host): Command {
  return new Command("appeal")
    .description(
      "Appeal against the rejection of your work, with the campaign's bond, in the first half of the appeals.",
    )
    .argument("<id>", "the work's id")
    .action(async (id: string, _, command: Command) => host.answer(await appealWork(host.context(command), id)));
}

async function appealWork(context: Context, text: string): Promise<Answer> {
  const id = parseContributionId(text);
  const client = await context.signer();
  const deployment = await context.deployment();
  const { settings, schedule } = await readCampaign(client, { deployment, campaign: campaignOfId(id) });
  const bond = settings.appealBond;
  const { hash } = await appeal(client, { deployment, id, bond });
  return {
    yes: true,
    json: { id, author: client.account.address, bond, returnsAt: schedule.appealsEnd, transaction: hash },
    lines: [
      "Appealed.",
      ...table([
        ["work", id],
        ["bond", money(bond, ETHER)],
        ["decided until", `${date(schedule.appealsEnd)}; undecided, it is for you`],
        ["transaction", hash],
      ]),
    ],
  };
}
