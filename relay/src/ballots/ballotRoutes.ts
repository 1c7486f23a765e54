import { answerSubmission, type RelayInfo, voteSubmission } from "@colophon/sdk/api/ballotSchemas.ts";
import { and, eq, ne } from "drizzle-orm";
import { type Context, Hono } from "hono";
import type { Hex, LocalAccount } from "viem";
import { z } from "zod";
import { addressOf } from "../addressOf.ts";
import { checked, jsonBody } from "../bodyOf.ts";
import type { RelayConfig } from "../config.ts";
import { brandBudget } from "../contributions/brandBudget.ts";
import { spendingLimit } from "../contributions/spendingLimit.ts";
import { Allowance } from "../networks/Allowance.ts";
import { foreignBody, noSuchMessage, tooManyMessages } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { messages } from "../store/tables.ts";
import { checkAnswer, checkVote, type IntakeOptions, type Taken } from "./intake.ts";
import { receiptSigner } from "./receiptSigner.ts";
import { showMessages } from "./showMessages.ts";
import { takeMessage } from "./takeMessage.ts";

export interface BallotOptions extends Omit<IntakeOptions, "relay" | "known"> {
  db: Db;
  account: LocalAccount;
  config: RelayConfig;
}

const LARGEST_BODY = 16 * 1024;
const voterQuery = z.object({
  campaign: z.coerce.number().int().min(1).max(0xffff_ffff),
  voter: z.string().regex(/^0x[0-9a-fA-F]{40}$/, "expected an address"),
});
const digest = z.string().regex(/^0x[0-9a-fA-F]{64}$/);

/** `POST /v1/ballots/votes`, `POST /v1/ballots/answers`, `GET /v1/ballots?campaign&voter`, `GET /v1/ballots/{signed}`, `GET /v1/relay`. */
export function ballotRoutes(options: BallotOptions): Hono {
  const { db, account, config, chain, anchorWithin } = options;
  const app = new Hono();
  const allowance = new Allowance(config.MESSAGES_A_MINUTE);
  const relay = account.address.toLowerCase() as Hex;
  const known = async (signed: Hex) => (await db.$count(messages, eq(messages.signed, signed))) > 0;
  const intake: IntakeOptions = { ...options, relay, known, brands: config.BRANDS };
  // A page that waits for an anchor looks again and again.
  const looks = new Allowance(config.MESSAGES_A_MINUTE * 5);
  // The same table has contributions, and their subject is a work that nobody may know of before it is anchored.
  const ballots = ne(messages.kind, "contributions");
  const receiptOf = receiptSigner(account, chain.deployment);

  const body = jsonBody(LARGEST_BODY);

  const checkSpending = spendingLimit(db, config.ANCHORS_A_DAY);
  const checkBudget = brandBudget(db, config.BRAND_BUDGETS);

  const take = async (c: Context, check: () => Promise<Taken>) => {
    const taken = await check();
    const now = Math.floor(Date.now() / 1000);
    if (!(await known(taken.signed))) {
      await checkSpending(now);
      const campaign = await chain.campaign(taken.campaign);
      if (campaign !== null) await checkBudget(campaign.brand.toLowerCase() as Hex, now, taken.kind === "votes");
    }
    const message = await takeMessage(db, taken, { now, anchorWithin, messagesAnHour: config.MESSAGES_AN_HOUR });
    return c.json(await receiptOf(message), 201);
  };

  const allow = (c: Context) => {
    const wait = allowance.take(addressOf(c, config));
    if (wait > 0) throw tooManyMessages(wait, "So many messages came from your address within a minute.");
  };
  const allowLook = (c: Context) => {
    const wait = looks.take(addressOf(c, config));
    if (wait > 0) throw tooManyMessages(wait, "Your address has asked so often within a minute.");
  };

  app.get("/v1/relay", (c) => {
    const info: RelayInfo = { relay, chainId: chain.deployment.chainId, anchorWithin };
    return c.json(info);
  });
  app.post("/v1/ballots/votes", async (c) => {
    allow(c);
    const sent = await body.read(c, voteSubmission);
    return take(c, () => checkVote(intake, sent));
  });
  app.post("/v1/ballots/answers", async (c) => {
    allow(c);
    const sent = await body.read(c, answerSubmission);
    return take(c, () => checkAnswer(intake, sent));
  });
  app.get("/v1/ballots", async (c) => {
    allowLook(c);
    const { campaign, voter } = checked(c.req.query(), voterQuery);
    c.header("cache-control", "no-store");
    const which = and(ballots, eq(messages.campaign, campaign), eq(messages.signer, voter.toLowerCase() as Hex));
    return c.json({ items: await showMessages(db, receiptOf, which) });
  });
  app.get("/v1/ballots/:signed", async (c) => {
    allowLook(c);
    const signed = digest.safeParse(c.req.param("signed"));
    if (!signed.success) throw foreignBody("expected the digest of a message");
    const which = and(ballots, eq(messages.signed, signed.data.toLowerCase() as Hex));
    const [message] = await showMessages(db, receiptOf, which);
    if (message === undefined) throw noSuchMessage(signed.data);
    c.header("cache-control", "no-store");
    return c.json(message);
  });
  return app;
}
