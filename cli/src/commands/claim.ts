import { claimMany, type Payment } from "@colophon/sdk/actions/claimMany.ts";
import { type ApiClaimable, claimable } from "@colophon/sdk/api/schemas.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { Command } from "commander";
import { isAddressEqual } from "viem";
import { z } from "zod";
import { claimGasless } from "../claimGasless.ts";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { money } from "../format.ts";
import { getFromApi } from "../getFromApi.ts";
import type { Answer } from "../output.ts";
import { safe } from "../output.ts";
import type { Host } from "../program.ts";
import { chooseByToken } from "../tokens/chooseByToken.ts";
import { symbolsOf } from "../tokens/symbolsOf.ts";

type Flags = { campaign?: string; token?: string; account?: string; dryRun?: boolean; gasless?: boolean; wait: string };

/** Claims in one transaction: each costs up to 66k gas and a proof of some hundred bytes. */
const PER_TRANSACTION = 100;

/** `colophon claim`: takes what the standing statements give. */
export function claimCommand(host: Host): Command {
  return new Command("claim")
    .description("List and claim everything an account has earned. The API says what, the contract checks every proof.")
    .option("--campaign <number>", "only from this campaign")
    .option("--token <token>", "only in this token: ETH, its symbol as it is listed, or its address")
    .option("--account <address>", "for this account (it is paid, whoever sends); by default COLOPHON_KEY's")
    .option("--gasless", "have the relay pay it out, at the brand's cost")
    .option("--wait <seconds>", "with --gasless: how long to wait until it has; what it took stays taken", "300")
    .option("--dry-run", "list only")
    .action(async (flags: Flags, command: Command) => host.answer(await claim(host.context(command), flags)));
}

async function claim(context: Context, flags: Flags): Promise<Answer> {
  const seconds = readWait(flags.wait);
  const account = flags.account === undefined ? context.account().address : parseAccount(flags.account);
  const { earned, open } = await claimables(context, account, flags);
  const listed = open.map((item) => `${money(BigInt(item.claimable), item.token)} from campaign ${nameOf(item)}`);
  if (open.length === 0) {
    const where =
      flags.token === undefined || earned.length === 0
        ? ""
        : ` in ${safe(flags.token)}; earned in ${symbolsOf(earned)}`;
    return { yes: false, json: { account, claimable: [], paid: [] }, lines: [`Nothing to claim${where}.`] };
  }
  if (flags.dryRun === true) return { yes: true, json: { account, claimable: open, paid: [] }, lines: listed };

  if (flags.gasless === true) return claimGasless(context, account, open.map(toClaim), seconds);
  const [client, deployment] = [await context.signer(), await context.deployment()];
  for (const line of listed) context.output.note(`Claiming ${line}`);
  const paid: Payment[] = [];
  const transactions: string[] = [];
  for (let start = 0; start < open.length; start += PER_TRANSACTION) {
    const claims = open.slice(start, start + PER_TRANSACTION).map(toClaim);
    const { payments, hash } = await claimMany(client, { deployment, claims });
    paid.push(...payments);
    transactions.push(hash);
  }
  const lines = paid.map(
    (payment) => `Paid ${money(payment.amount, tokenOf(payment, open))} from campaign ${payment.campaign}`,
  );
  // Somebody else's claim for the account may have come first: then it has been paid, and this paid nothing.
  if (paid.length === 0) lines.push("Everything had been claimed already.");
  return { yes: paid.length > 0, json: { account, claimable: open, paid, transactions }, lines };
}

/** Seconds, a day at most. @throws {BadOption} */
function readWait(text: string): number {
  const seconds = Number(text);
  if (/^\d{1,5}$/.test(text) && seconds <= 86_400) return seconds;
  throw new BadOption("--wait", `“${text}” is no number of seconds.`, "Give a whole number, at most 86,400.");
}

/** What an account has earned anywhere, and what of it is asked for and still to be claimed. */
async function claimables(context: Context, account: string, flags: Flags) {
  const campaign = flags.campaign === undefined ? undefined : parseCampaignNumber(flags.campaign);
  const path = `/v1/accounts/${account.toLowerCase()}/claimables`;
  const { items } = await getFromApi(context.settings, path, z.object({ items: z.array(claimable) }));
  const earned = items.filter((item) => campaign === undefined || item.campaign === campaign);
  const open = chooseByToken(earned, flags.token).filter((item) => BigInt(item.claimable) > 0n);
  return { earned, open };
}

function toClaim(item: ApiClaimable) {
  return {
    campaign: item.campaign,
    token: parseAccount(item.token.address),
    account: parseAccount(item.account),
    cumulative: BigInt(item.cumulative),
    proof: item.proof.map((hash) => hash as `0x${string}`),
  };
}

function tokenOf(payment: Payment, open: readonly ApiClaimable[]) {
  const item = open.find(({ token }) => isAddressEqual(parseAccount(token.address), payment.token));
  return item?.token ?? { symbol: payment.token, decimals: 0 };
}

function nameOf(item: ApiClaimable): string {
  return item.campaignTitle === null ? String(item.campaign) : `${item.campaign}, ${item.campaignTitle}`;
}
