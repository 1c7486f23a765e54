import { decideDispute } from "@colophon/sdk/actions/decideDispute.ts";
import { disputeStatement } from "@colophon/sdk/actions/disputeStatement.ts";
import { raise } from "@colophon/sdk/actions/raise.ts";
import { readBond } from "@colophon/sdk/actions/readBond.ts";
import { readDispute } from "@colophon/sdk/actions/readDispute.ts";
import { decideDisputeRequest } from "@colophon/sdk/actions/requests/decideDisputeRequest.ts";
import { disputeStatementRequest } from "@colophon/sdk/actions/requests/disputeStatementRequest.ts";
import { raiseRequest } from "@colophon/sdk/actions/requests/raiseRequest.ts";
import { settleStatementRequest } from "@colophon/sdk/actions/requests/settleStatementRequest.ts";
import { settleStatement } from "@colophon/sdk/actions/settleStatement.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { date, money, table } from "../format.ts";
import type { Answer } from "../output.ts";
import { approve, type SigningFlags } from "../signing/approve.ts";
import { rehearse } from "../signing/rehearse.ts";
import { type PoolAt, poolAt } from "./poolAt.ts";

type PoolFlags = SigningFlags & { token: string };
/** Which statement was looked at. */
export type RootFlags = PoolFlags & { root: string };
export type SideFlags = RootFlags & { stands?: boolean; falls?: boolean };

/** Disputes the pending statement, with a bond equal to the proposer's. */
export async function dispute(context: Context, number: string, flags: RootFlags): Promise<Answer> {
  const place = await pendingAt(context, number, flags);
  const { at, pool, token } = place;
  const client = await context.signer();
  const bond = await readBond(client, { ...at, total: pool.pendingTotal });
  const simulate = () =>
    simulateRequest(client, {
      request: disputeStatementRequest(at.deployment, { ...at, bond }),
      account: client.account,
    });
  const first = await rehearse(context, { token, amount: bond, simulate });
  const summary = [
    "This disputes a statement.",
    "",
    ...table([
      ...whatOf(place),
      ["bond", money(bond, token)],
      ["first", first ? "an approval of exactly the bond" : undefined],
      ["decides", `${place.campaign.arbiter} (the arbiter); after a silence anybody may raise`],
    ]),
    "",
    "If the statement falls, the bond comes back with half of the proposer's; if it stands, the bond is lost.",
    "",
  ];
  return sign(context, flags, { summary, said: { ...saidOf(place), bond }, done: "Disputed." }, () =>
    disputeStatement(client, { ...at, bond }),
  );
}

/** Stakes the next raise for one side of a dispute, where the arbiter is silent. */
export async function raiseFor(context: Context, number: string, flags: SideFlags): Promise<Answer> {
  const stands = sideOf(flags);
  const place = await pendingAt(context, number, flags);
  const { at, token } = place;
  const client = await context.signer();
  const { nextRaise: stake, answerBy } = await readDispute(client, at);
  const request = raiseRequest(at.deployment, { ...at, stands, stake });
  const simulate = () => simulateRequest(client, { request, account: client.account });
  const first = await rehearse(context, { token, amount: stake, simulate });
  const summary = [
    `This raises the stakes: the statement shall ${stands ? "stand" : "fall"}.`,
    "",
    ...table([
      ...whatOf(place),
      [
        "stake",
        stake === 0n ? "nothing: this raise makes the proposal fall and returns all stakes" : money(stake, token),
      ],
      ["first", first ? "an approval of exactly the stake" : undefined],
      ["leads until", date(answerBy)],
    ]),
    "",
    "Unanswered for one challenge period it wins; what loses goes half to the winners, half to the pool.",
    "",
  ];
  return sign(context, flags, { summary, said: { ...saidOf(place), stands, stake }, done: "Raised." }, () =>
    raise(client, { ...at, stands, stake }),
  );
}

/** The arbiter's word on a dispute. */
export async function decide(context: Context, number: string, flags: SideFlags): Promise<Answer> {
  const stands = sideOf(flags);
  const place = await pendingAt(context, number, flags);
  const { at, pool } = place;
  const client = await context.signer();
  const decision = { ...at, root: pool.pendingRoot, total: pool.pendingTotal, stands };
  await simulateRequest(client, { request: decideDisputeRequest(at.deployment, decision), account: client.account });
  const summary = [
    `This decides a dispute: the statement ${stands ? "stands" : "falls"}.`,
    "",
    ...table([...whatOf(place), ["by", `${client.account.address} (the arbiter)`]]),
    "",
    "It can't be taken back. The losing stakes go half to the winners and half to the pool.",
    "",
  ];
  return sign(context, flags, { summary, said: { ...saidOf(place), stands }, done: "Decided." }, () =>
    decideDispute(client, decision),
  );
}

/** Writes down what time has decided. */
export async function settle(context: Context, number: string, flags: PoolFlags): Promise<Answer> {
  const { deployment, campaign, token } = await poolAt(context, number, flags.token);
  const client = await context.signer();
  const at = { deployment, campaign: campaign.campaign, token: token.address };
  await simulateRequest(client, { request: settleStatementRequest(deployment, at), account: client.account });
  const summary = [
    `This settles the pool of campaign ${campaign.campaign} in ${token.symbol}: what time has decided is written down, and bonds come back as credits.`,
    "",
  ];
  const said = { campaign: campaign.campaign, token: token.address };
  return sign(context, flags, { summary, said, done: "Settled." }, () => settleStatement(client, at));
}

type Pending = PoolAt & { at: { deployment: PoolAt["deployment"]; campaign: number; token: `0x${string}` } };

/** The pending statement, if it is the one that was looked at. @throws {BadOption} */
async function pendingAt(context: Context, number: string, flags: RootFlags): Promise<Pending> {
  const place = await poolAt(context, number, flags.token);
  const { deployment, campaign, token, pool } = place;
  if (pool.state === "none") {
    const what = `No statement is pending in the ${token.symbol} pool of campaign ${campaign.campaign}.`;
    throw new BadOption("campaign", what, `See what stands: colophon statement show ${campaign.campaign}.`);
  }
  const pending = pool.pendingEmpty ? "empty" : pool.pendingRoot;
  if (flags.root.toLowerCase() !== pending) {
    const what = `The pending statement's root is ${pending}, and not ${flags.root}.`;
    throw new BadOption("--root", what, "Look at the pending one first: colophon statement show.");
  }
  return { ...place, at: { deployment, campaign: campaign.campaign, token: token.address } };
}

function whatOf({ campaign, pool, token }: Pending): [string, string][] {
  return [
    ["campaign", String(campaign.campaign)],
    ["statement", pool.pendingEmpty ? "the roll is empty" : `number ${pool.proposals}, root ${pool.pendingRoot}`],
    ["total", money(pool.pendingTotal, token)],
  ];
}

function saidOf({ at, pool }: Pending) {
  return { campaign: at.campaign, token: at.token, root: pool.pendingEmpty ? null : pool.pendingRoot };
}

function sideOf({ stands, falls }: SideFlags): boolean {
  if ((stands === true) !== (falls === true)) return stands === true;
  throw new BadOption("--stands", "It isn't said which side this is for.", "Give either --stands or --falls.");
}

type Signing = { summary: readonly string[]; said: Record<string, unknown>; done: string };

async function sign(
  context: Context,
  flags: SigningFlags,
  { summary, said, done }: Signing,
  send: () => Promise<{ hash: string }>,
): Promise<Answer> {
  if (!(await approve(context, summary, flags))) {
    return { yes: true, json: { dryRun: true, ...said }, lines: ["It would go through."] };
  }
  const { hash } = await send();
  return { yes: true, json: { ...said, transaction: hash }, lines: [done, ...table([["transaction", hash]])] };
}
