import { mintEdition } from "@colophon/sdk/actions/mintEdition.ts";
import { readEdition } from "@colophon/sdk/actions/readEdition.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { Command } from "commander";
import { isAddressEqual } from "viem";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { ETHER, money, table } from "../format.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";

type Flags = { content?: string; amount?: string; to?: string };

/** `colophon mint-edition N`: buys copies of a campaign's collective work; without `--content` it only shows what is sold. */
export function mintEditionCommand(host: Host): Command {
  return new Command("mint-edition")
    .description(
      "Show a campaign's edition; with --content, buy copies of it. The price goes to everybody who contributed.",
    )
    .argument("<campaign>", "the campaign's number")
    .option("--content <cid>", "the content that you looked at, which is what you buy")
    .option("--amount <number>", "how many", "1")
    .option("--to <address>", "who gets them; by default COLOPHON_KEY's account")
    .action(async (campaign: string, flags: Flags, command: Command) =>
      host.answer(await mint(host.context(command), campaign, flags)),
    );
}

async function mint(context: Context, text: string, flags: Flags): Promise<Answer> {
  const campaign = parseCampaignNumber(text);
  const [reader, deployment] = [await context.reader(), await context.deployment()];
  const edition = await readEdition(reader, { deployment, campaign });
  if (edition === null) {
    return { yes: false, json: { campaign, edition: null }, lines: ["The campaign's edition has no content yet."] };
  }
  const token = isAddressEqual(edition.token, ETH)
    ? ETHER
    : (deployment.tokens.find(({ address }) => isAddressEqual(address, edition.token)) ?? {
        symbol: edition.token,
        decimals: 0,
      });
  const lines = table([
    ["content", edition.cid],
    ["price", money(edition.price, token)],
    ["minted", `${edition.minted}${edition.cap === null ? "" : ` of ${edition.cap}`}`],
  ]);
  if (flags.content === undefined) return { yes: true, json: { campaign, edition }, lines };

  const { digest } = parseCid(flags.content);
  if (flags.content !== edition.cid) {
    const what = `The edition of campaign ${campaign} is a copy of ${edition.cid}, and not of ${flags.content}.`;
    throw new BadOption("--content", what, "Look at it again before you buy.");
  }
  const amount = readAmount(flags.amount ?? "1");
  const client = await context.signer();
  const to = flags.to === undefined ? client.account.address : parseAccount(flags.to);
  const { hash } = await mintEdition(client, {
    ...{ deployment, campaign, amount, to },
    content: { ...edition.content, digest },
    price: edition,
  });
  const paid = edition.price * amount;
  return {
    yes: true,
    json: { campaign, edition, amount, to, paid, transaction: hash },
    lines: [`Minted ${amount} for ${money(paid, token)}.`, ...lines.slice(0, 1), ...table([["transaction", hash]])],
  };
}

function readAmount(text: string): bigint {
  if (/^[1-9]\d{0,17}$/.test(text)) return BigInt(text);
  throw new BadOption("--amount", `“${text}” is no number of editions.`, "Give a whole number from 1.");
}
