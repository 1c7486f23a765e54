import { proposeEmpty } from "@colophon/sdk/actions/proposeEmpty.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { readBond } from "@colophon/sdk/actions/readBond.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { proposeEmptyRequest } from "@colophon/sdk/actions/requests/proposeEmptyRequest.ts";
import { proposeStatementRequest } from "@colophon/sdk/actions/requests/proposeStatementRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { uploadBlob } from "../certify/uploadCar.ts";
import type { Context } from "../context.ts";
import { BadOption, ContentUnavailable } from "../errors.ts";
import { countOf, date, money, percent, table } from "../format.ts";
import { checkBytes } from "../ipfs/checkBytes.ts";
import type { Answer } from "../output.ts";
import { approve, type SigningFlags } from "../signing/approve.ts";
import { rehearse } from "../signing/rehearse.ts";
import { readAmount } from "../tokens/readAmount.ts";
import { headerOf, makeStatement } from "./makeStatement.ts";
import { type PoolAt, poolAt } from "./poolAt.ts";

export type ProposeFlags = SigningFlags & {
  token: string;
  total?: string;
  all?: boolean;
  file?: string;
  empty?: boolean;
};

/** Proposes who earned what from a pool: computes or checks the file, shows, uploads it, sees that it can be had, signs. */
export async function propose(context: Context, number: string, flags: ProposeFlags): Promise<Answer> {
  const place = await poolAt(context, number, flags.token);
  if (flags.empty === true) return empty(context, place, flags);
  const { deployment, token, pool } = place;
  const { campaign } = place.campaign;
  const total = await totalOf(place, flags);
  const made = await makeStatement(context, { ...place, total, path: flags.file });
  const { statement } = made;
  const { cid, digest, codec: code } = await contentIdOf(made.file.stream());
  const named = { digest, codec: codecOf(code) };
  const client = await context.signer();
  const at = { deployment, campaign, token: token.address };
  const bond = await readBond(client, { ...at, total });
  const request = proposeStatementRequest(deployment, { ...at, root: statement.root, total, statement: named, bond });
  const simulate = () => simulateRequest(client, { request, account: client.account });
  const first = await rehearse(context, { token, amount: bond, simulate });
  const summary = [
    `This proposes a statement: ${money(statement.given, token)} for ${countOf(statement.accounts.length, "account")}.`,
    "",
    ...table([
      ["campaign", String(campaign)],
      ["by", client.account.address],
      ["gives out", money(statement.given, token)],
      ["total so far", `${money(total, token)} of ${money(pool.funded - pool.refunded, token)} in the pool`],
      ["works", `${statement.works}, of the roll that closed ${date(made.roll.rollAt)}`],
      ["rule", ruleOf(place)],
      ["root", statement.root],
      ["file", `ipfs://${cid} (${made.file.size} bytes)`],
      [
        "inputs",
        made.inputs === null ? "none named: who checks it asks the chain and IPFS itself" : `ipfs://${made.inputs}`,
      ],
      ["adds to", made.previous === null ? undefined : `ipfs://${made.previous}`],
      ["bond", `${money(bond, token)}; it comes back when the statement stands`],
      ["first", first ? "an approval of exactly the bond" : undefined],
    ]),
    "",
    "Anybody can recompute and dispute it until its challenge period is over; then everybody can claim.",
    "",
  ];
  const said = {
    ...at,
    root: statement.root,
    total,
    given: statement.given,
    accounts: statement.accounts.length,
    cid,
    bond,
    approvesFirst: first,
  };
  if (!(await approve(context, summary, flags))) {
    return { yes: true, json: { dryRun: true, ...said }, lines: [`It would propose the root ${statement.root}.`] };
  }
  if (made.car !== null) await uploadBlob(context, made.car);
  await uploadBlob(context, made.file);
  await assertReadable(context, cid);
  const sent = await proposeStatement(client, { ...at, root: statement.root, total, statement: named, bond });
  const { claimableFrom } = await readPool(client, at);
  return {
    yes: true,
    json: { ...said, number: sent.result, claimableFrom, transaction: sent.hash },
    lines: [
      `Proposed, as number ${sent.result}.`,
      ...table([
        ["root", statement.root],
        ["file", `ipfs://${cid}`],
        ["claimable from", `${date(claimableFrom)}, unless it is disputed`],
        ["transaction", sent.hash],
      ]),
    ],
  };
}

/** Cumulative: what all statements of the pool give out, this one included. */
async function totalOf({ pool, token }: PoolAt, flags: ProposeFlags): Promise<bigint> {
  const given = [flags.total, flags.all, flags.file].filter((flag) => flag !== undefined).length;
  if (given === 0 || (flags.total !== undefined && flags.all === true)) {
    const what = "It isn't said how much the statement gives out.";
    throw new BadOption("--total", what, "Give --all for what the pool holds, or --total with all statements' sum.");
  }
  if (flags.all === true) {
    const total = pool.funded - pool.refunded;
    if (total > pool.total) return total;
    const what = pool.funded === 0n ? "Nothing was funded in this token." : "Everything is given out already.";
    throw new BadOption("--all", what, "Fund the pool first: colophon campaign fund.");
  }
  if (flags.total !== undefined) return readAmount(flags.total, token, "--total");
  return BigInt((await headerOf(flags.file ?? "")).total);
}

/** Whoever can't fetch the file has to dispute it. @throws {ContentUnavailable} */
async function assertReadable(context: Context, cid: string): Promise<void> {
  const found = await checkBytes(context, cid);
  if (found.state === "match") return;
  const what = `The statement's file (ipfs://${cid}) was uploaded, and IPFS ${found.words}.`;
  throw new ContentUnavailable(cid, what, "Nothing was proposed. Run the command again.");
}

/** That nobody earned anything, because no work is on the roll. */
async function empty(context: Context, { deployment, campaign, token }: PoolAt, flags: ProposeFlags): Promise<Answer> {
  if (flags.total !== undefined || flags.all === true || flags.file !== undefined) {
    throw new BadOption("--empty", "An empty roll gives out nothing.", "Leave out --total, --all and --file.");
  }
  const client = await context.signer();
  const at = { deployment, campaign: campaign.campaign, token: token.address };
  const bond = await readBond(client, { ...at, total: 0n });
  const simulate = () =>
    simulateRequest(client, { request: proposeEmptyRequest(deployment, { ...at, bond }), account: client.account });
  const first = await rehearse(context, { token, amount: bond, simulate });
  const summary = [
    `This proposes that no work is on the roll of campaign ${campaign.campaign}.`,
    "",
    ...table([
      ["by", client.account.address],
      ["bond", `${money(bond, token)}; it is lost if somebody shows a work that belongs on it`],
      ["first", first ? "an approval of exactly the bond" : undefined],
    ]),
    "",
    "Once it stands, funders take back what they gave.",
    "",
  ];
  const said = { campaign: campaign.campaign, token: token.address, empty: true, bond };
  if (!(await approve(context, summary, flags))) {
    return { yes: true, json: { dryRun: true, ...said }, lines: ["It would propose an empty roll."] };
  }
  const sent = await proposeEmpty(client, { ...at, bond });
  return {
    yes: true,
    json: { ...said, number: sent.result, transaction: sent.hash },
    lines: [`Proposed, as number ${sent.result}.`, ...table([["transaction", sent.hash]])],
  };
}

function ruleOf({ campaign: { settings } }: PoolAt): string {
  const { equalBps, curatedBps, communityBps, lineageBps } = settings;
  return `${percent(equalBps)} equal, ${percent(curatedBps)} curated, ${percent(communityBps)} community; lineage ${percent(lineageBps)}`;
}
