import { assertChain } from "@colophon/sdk/actions/assertChain.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { openCampaignRequest } from "@colophon/sdk/actions/requests/openCampaignRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { Terms } from "@colophon/sdk/api/schemas.ts";
import { type RawBlock, rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { type Account, parseAccount } from "@colophon/sdk/ids/account.ts";
import { readRelay } from "@colophon/sdk/relay/readRelay.ts";
import { getBlock } from "viem/actions";
import { uploadBlock } from "../certify/uploadCar.ts";
import type { Context } from "../context.ts";
import { BadFile } from "../errors.ts";
import { ETHER, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { approve, type SigningFlags } from "../signing/approve.ts";
import { findToken } from "../tokens/findToken.ts";
import { readAmount } from "../tokens/readAmount.ts";
import type { CampaignInput } from "./campaignFile.ts";
import { openSummary } from "./openSummary.ts";
import { readCampaignFile } from "./readCampaignFile.ts";
import { readCurators } from "./readCurators.ts";
import { readTermsFile, toTerms } from "./readTermsFile.ts";
import { type Amounts, toSettings } from "./toSettings.ts";

export type OpenFlags = SigningFlags & { file: string; terms?: string; curators?: string };

/** Opens a campaign from a file: reads and checks all of it, rehearses, shows, asks, uploads the terms, signs. */
export async function openFromFile(context: Context, flags: OpenFlags): Promise<Answer> {
  const input = await readCampaignFile(flags.file);
  const terms = await termsOf(flags, input);
  const block = rawBlockOf(terms);
  const curators = [...new Set([...input.curators, ...(flags.curators ? await readCurators(flags.curators) : [])])];
  const client = await context.signer();
  const deployment = await context.deployment();
  await assertChain(client, deployment);
  const amounts = await amountsOf(context, flags.file, input);
  const now = Number((await getBlock(client)).timestamp);
  const settings = toSettings(flags.file, input, amounts, now);
  const { arbiter } = input;
  const relay = input.relay === undefined ? await relayOf(context) : (input.relay ?? undefined);
  const opening = { arbiter, relay, settings, terms: block.digest, curators };
  // What the contract would refuse is said before anything is uploaded.
  await simulateRequest(client, { request: openCampaignRequest(deployment, opening), account: client.account });
  const voters = input.votes?.voters;
  const summary = openSummary({
    ...opening,
    terms,
    termsCid: block.cid,
    brand: client.account.address,
    voters: voters === undefined ? null : new Set(voters).size,
    editionToken: amounts.edition?.token ?? ETHER,
  });
  const said = { settings, arbiter, relay, curators, terms: { cid: block.cid, digest: block.digest, document: terms } };
  if (!(await approve(context, summary, flags))) {
    return { yes: true, json: { dryRun: true, ...said }, lines: ["It would open."] };
  }
  await uploadBlock(context, block);
  const { campaign, config, hash } = await openCampaign(client, { deployment, ...opening });
  return {
    yes: true,
    json: { campaign, config, brand: client.account.address, ...said, transaction: hash },
    lines: opened(campaign, config, hash, block),
  };
}

function opened(campaign: number, config: string, hash: string, terms: RawBlock): string[] {
  return [
    `Campaign ${campaign} is opened.`,
    ...table([
      ["terms", `ipfs://${terms.cid}`],
      ["config", config],
      ["transaction", hash],
    ]),
    `Next: colophon campaign fund ${campaign} --amount … --token …`,
  ];
}

async function termsOf(flags: OpenFlags, input: CampaignInput): Promise<Terms> {
  if (flags.terms !== undefined) {
    if (input.terms === undefined) return readTermsFile(flags.terms);
    const why = `terms are here and in ${flags.terms}; only one of them can hold`;
    throw new BadFile(flags.file, [{ place: "terms", why }]);
  }
  if (input.terms !== undefined) return toTerms(flags.file, input.terms);
  const why = "there are none: write them here, or name their file with --terms";
  throw new BadFile(flags.file, [{ place: "terms", why }]);
}

/** Amounts need their token's decimals. @throws {BadOption} {ChainUnreachable} */
async function amountsOf(context: Context, path: string, input: CampaignInput): Promise<Amounts> {
  const appealBond = await amountOf(context, path, "appealBond", input.appealBond);
  if (appealBond.token.symbol !== "ETH") {
    throw new BadFile(path, [{ place: "appealBond", why: "bonds for appeals are in ETH" }]);
  }
  const edition = input.edition && (await amountOf(context, path, "edition.price", input.edition.price));
  return {
    appealBond: appealBond.amount,
    edition: edition === undefined ? null : { token: edition.token, price: edition.amount },
  };
}

/** `0.01 ETH` */
async function amountOf(context: Context, path: string, place: string, text: string) {
  const [number, name, ...more] = text.trim().split(/\s+/);
  if (number === undefined || name === undefined || more.length > 0) {
    throw new BadFile(path, [{ place, why: `“${text.slice(0, 60)}” isn't an amount with its token, like 0.01 ETH` }]);
  }
  const token = await findToken(context, name, place);
  return { token, amount: readAmount(number, token, place, 0n) };
}

/** The configured relay's address, so that votes can be signed without gas; undefined where it has no key. */
async function relayOf({ settings }: Context): Promise<Account | undefined> {
  const { relay } = await readRelay(await settings.url("relayUrl"));
  return relay === null ? undefined : parseAccount(relay);
}
