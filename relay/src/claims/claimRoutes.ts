import { claimSubmission } from "@colophon/sdk/api/intakeSchemas.ts";
import { eq } from "drizzle-orm";
import { type Context, Hono } from "hono";
import type { Hex, LocalAccount } from "viem";
import { z } from "zod";
import { addressOf } from "../addressOf.ts";
import { checked, smallBody } from "../bodyOf.ts";
import type { RelayChain } from "../chain/relayChain.ts";
import type { RelayConfig } from "../config.ts";
import type { Bound } from "../contributions/countUse.ts";
import { senderOf, widerSenderOf } from "../files/senderOf.ts";
import { Allowance } from "../networks/Allowance.ts";
import { WIDER } from "../networks/widerNetworkOf.ts";
import { RelayProblem, tooManyMessages } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { claims } from "../store/tables.ts";
import { type ClaimIntake, checkClaim } from "./checkClaim.ts";
import { showClaim } from "./showClaim.ts";
import { takeClaim } from "./takeClaim.ts";

export interface ClaimOptions {
  db: Db;
  account: LocalAccount;
  config: RelayConfig;
  chain: RelayChain;
  /** Senders' addresses are keyed with it. */
  secret: Uint8Array;
}

const claimId = z.string().regex(/^0x[0-9a-fA-F]{64}$/, "expected a claim's id");

/** `POST /v1/claims`, `GET /v1/claims/{id}`. Nothing is signed: a claim pays nobody but the account that its leaf names. */
export function claimRoutes({ db, account, config, chain, secret }: ClaimOptions): Hono {
  const app = new Hono();
  const allowance = new Allowance(config.MESSAGES_A_MINUTE);
  // A page that waits for its money looks again and again.
  const looks = new Allowance(config.MESSAGES_A_MINUTE * 5);
  const intake: ClaimIntake = {
    chain,
    relay: account.address.toLowerCase() as Hex,
    brands: config.BRANDS,
    least: config.CLAIM_LEAST,
    known: async (id) => (await db.select().from(claims).where(eq(claims.id, id)))[0] ?? null,
  };
  const allow = (c: Context, by: Allowance) => {
    const wait = by.take(addressOf(c, config));
    if (wait > 0) throw tooManyMessages(wait, "Your address has asked so often within a minute.");
  };

  app.post("/v1/claims", async (c) => {
    allow(c, allowance);
    const found = await checkClaim(intake, await smallBody.read(c, claimSubmission));
    if (!("state" in found)) {
      const now = Math.floor(Date.now() / 1000);
      const address = addressOf(c, config);
      const senders = { sender: senderOf(secret, address), wider: widerSenderOf(secret, address) };
      const bounds = boundsOf(config, found.account, senders);
      await takeClaim(db, found, { now, budgets: config.BRAND_BUDGETS, bounds });
    }
    return c.json(await showClaim(db, found.id), 201);
  });

  app.get("/v1/claims/:id", async (c) => {
    allow(c, looks);
    const id = checked(c.req.param("id"), claimId).toLowerCase() as Hex;
    const shown = await showClaim(db, id);
    if (shown === null) throw noSuchClaim(id);
    c.header("cache-control", "no-store");
    return c.json(shown);
  });
  return app;
}

/** In the order in which they are counted, which has to be one for all. */
function boundsOf(
  config: RelayConfig,
  account: Hex,
  { sender, wider }: { sender: Hex; wider: Hex | null },
): readonly Bound[] {
  const within = 86_400;
  const ofWider = { key: `claims from ${wider}`, within, most: config.ADDRESS_CLAIMS_A_DAY * WIDER } as const;
  return [
    { key: `claims of ${account}`, within, most: config.ACCOUNT_CLAIMS_A_DAY, whose: "The account" },
    { key: `claims from ${sender}`, within, most: config.ADDRESS_CLAIMS_A_DAY, whose: "Your address" },
    ...(wider === null ? [] : [{ ...ofWider, whose: "Your network (a /48)" }]),
    { key: "claims", within, most: config.CLAIMS_A_DAY, whose: "Everybody together" },
  ];
}

const noSuchClaim = (id: Hex) =>
  new RelayProblem("no-such-claim", `This relay has taken no claim ${id}.`, "Send it, or ask the relay that took it.");
