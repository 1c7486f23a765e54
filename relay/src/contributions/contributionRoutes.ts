import { CAPTCHA_PATH, contributionSubmission, type IntakeInfo } from "@colophon/sdk/api/intakeSchemas.ts";
import { and, eq, lt } from "drizzle-orm";
import { type Context, Hono } from "hono";
import type { Hex, LocalAccount } from "viem";
import { z } from "zod";
import { addressOf } from "../addressOf.ts";
import { receiptSigner } from "../ballots/receiptSigner.ts";
import { checked, jsonBody } from "../bodyOf.ts";
import type { RelayChain } from "../chain/relayChain.ts";
import type { WorksChain } from "../chain/worksChain.ts";
import type { RelayConfig } from "../config.ts";
import { senderOf, widerSenderOf } from "../files/senderOf.ts";
import { settleUpload } from "../files/settleUpload.ts";
import type { UploadFolder } from "../files/UploadFolder.ts";
import { Allowance } from "../networks/Allowance.ts";
import { WIDER } from "../networks/widerNetworkOf.ts";
import { foreignOrigin, noSuchMessage, sessionNeeded, tooManyMessages } from "../problems.ts";
import { sessionAccount } from "../sessions/sessionAccount.ts";
import type { Db } from "../store/openStore.ts";
import { messages } from "../store/tables.ts";
import { type AllowLists, allowLists } from "./allowLists.ts";
import { batchProofs } from "./batchProofs.ts";
import { brandBudget } from "./brandBudget.ts";
import type { Captcha } from "./captcha.ts";
import { captchaPage } from "./captchaPage.ts";
import { checkContribution } from "./checkContribution.ts";
import type { Bound } from "./countUse.ts";
import { showContributions } from "./showContributions.ts";
import { spendingLimit } from "./spendingLimit.ts";
import { takeContribution } from "./takeContribution.ts";

export interface ContributionOptions {
  db: Db;
  account: LocalAccount;
  config: RelayConfig;
  chain: RelayChain;
  works: WorksChain;
  folder: UploadFolder;
  secret: Uint8Array;
  captcha: Captcha | null;
  anchorWithin: number;
  allowLists?: AllowLists;
}

/** A manifest of 64 KiB in JSON, where each of its bytes may take six. */
const body = jsonBody(512 * 1024);
const PAGE = 50;
/** Large trees that are made for proofs within a minute, of one address and of everybody. Anybody can make them from the batch's file, too. */
const BUILDS_A_MINUTE_EACH = 4;
const BUILDS_A_MINUTE = 10;
const ownQuery = z.object({
  campaign: z.coerce.number().int().min(1).max(0xffff_ffff),
  author: z.string().regex(/^0x[0-9a-fA-F]{40}$/, "expected an address"),
  cursor: z.coerce.number().int().min(1).optional(),
});
const captchaQuery = z.object({ origin: z.string(), theme: z.enum(["light", "dark"]).default("light") });
const digest = z.string().regex(/^0x[0-9a-fA-F]{64}$/, "expected the digest of a message");

/** `GET /v1/intake`, `GET /v1/captcha`, `POST /v1/contributions`, `GET /v1/contributions/{signed}`, `GET /v1/contributions?campaign&author`. */
export function contributionRoutes(options: ContributionOptions): Hono {
  const { db, account, config, chain, works, folder, secret, captcha, anchorWithin } = options;
  const app = new Hono();
  const relay = account.address.toLowerCase() as Hex;
  const receiptOf = receiptSigner(account, chain.deployment);
  const proofs = batchProofs(db);
  const checkBudget = brandBudget(db, config.BRAND_BUDGETS);
  const checkSpending = spendingLimit(db, config.ANCHORS_A_DAY);
  const allowance = new Allowance(config.MESSAGES_A_MINUTE);
  const looks = new Allowance(config.MESSAGES_A_MINUTE * 5);
  const builds = { each: new Allowance(BUILDS_A_MINUTE_EACH), all: new Allowance(BUILDS_A_MINUTE) };
  const intake = {
    db,
    chain,
    works,
    relay,
    brands: config.BRANDS,
    anchorWithin,
    allowLists: options.allowLists ?? allowLists(config.ALLOW_LISTS),
    known: async (signed: Hex) => (await db.select().from(messages).where(eq(messages.signed, signed)))[0] ?? null,
  };
  const allow = (c: Context, by: Allowance) => {
    const wait = by.take(addressOf(c, config));
    if (wait > 0) throw tooManyMessages(wait, "Your address has asked so often within a minute.");
  };
  const nowSeconds = () => Math.floor(Date.now() / 1000);

  app.get("/v1/intake", (c) => {
    const info: IntakeInfo = {
      relay,
      chainId: chain.deployment.chainId,
      anchorWithin,
      maxUploadBytes: config.MAX_FILE_BYTES,
      uploadsExpire: config.FILES_EXPIRE,
      captcha: captcha && { provider: captcha.provider, siteKey: captcha.siteKey, shown: captcha.widget !== null },
    };
    return c.json(info);
  });

  app.get(CAPTCHA_PATH, (c) => {
    const asked = checked(c.req.query(), captchaQuery);
    if (!config.APP_ORIGIN.includes(asked.origin)) throw foreignOrigin(asked.origin);
    const page = captcha && captchaPage(captcha, asked);
    if (page === null) return c.notFound();
    return c.html(page.html, 200, { "content-security-policy": page.policy, "referrer-policy": "no-referrer" });
  });

  app.post("/v1/contributions", async (c) => {
    allow(c, allowance);
    const sent = await body.read(c, contributionSubmission);
    const found = await checkContribution(intake, sent);
    if (!("message" in found)) return c.json(await receiptOf(found), 201);
    const now = nowSeconds();
    await checkSpending(now);
    await checkBudget(found.brand, now);
    await settleUpload(db, folder, sent.upload);
    const taken = await takeContribution(db, found, {
      now,
      diskOfAccount: config.FILES_DISK_ACCOUNT,
      bounds: boundsOf(config, {
        account: found.message.signer,
        sender: senderOf(secret, addressOf(c, config)),
        wider: widerSenderOf(secret, addressOf(c, config)),
        campaign: found.message.campaign,
        direct: found.message.direct,
      }),
    });
    return c.json(await receiptOf(taken), 201);
  });

  app.get("/v1/contributions", async (c) => {
    allow(c, looks);
    const { campaign, author, cursor } = checked(c.req.query(), ownQuery);
    const viewer = await sessionAccount(db, c.req.header("authorization"), nowSeconds());
    if (viewer === null) throw sessionNeeded("Nobody but its author is shown what isn't anchored yet.");
    if (viewer !== author.toLowerCase()) throw sessionNeeded(`You are signed in as ${viewer}, and not as ${author}.`);
    const which = and(
      eq(messages.kind, "contributions"),
      eq(messages.campaign, campaign),
      eq(messages.signer, viewer),
      cursor === undefined ? undefined : lt(messages.seq, cursor),
    );
    const shown = await showContributions(db, which, { receiptOf, viewer, limit: PAGE });
    c.header("cache-control", "no-store");
    const next = shown.length < PAGE ? null : String(shown.at(-1)?.seq);
    return c.json({ items: shown.map(({ contribution }) => contribution), next });
  });

  app.get("/v1/contributions/:signed", async (c) => {
    allow(c, looks);
    const signed = checked(c.req.param("signed"), digest).toLowerCase() as Hex;
    const viewer = await sessionAccount(db, c.req.header("authorization"), nowSeconds());
    const which = and(eq(messages.kind, "contributions"), eq(messages.signed, signed));
    const mayBuild = () => {
      allow(c, builds.each);
      const wait = builds.all.take("everybody");
      if (wait > 0)
        throw tooManyMessages(wait, "The relay has made as many proofs of large batches as it can within a minute.");
    };
    const [shown] = await showContributions(db, which, {
      ...{ receiptOf, viewer, limit: 1 },
      proofs: (batch, leaf) => proofs(batch, leaf, mayBuild),
    });
    if (shown === undefined) throw noSuchMessage(signed);
    c.header("cache-control", "no-store");
    return c.json(shown.contribution);
  });
  return app;
}

/** In the order in which they are counted, which has to be one for all: account, address, network, campaign. */
function boundsOf(
  config: RelayConfig,
  by: { account: Hex; sender: Hex; wider: Hex | null; campaign: number; direct: boolean },
): readonly Bound[] {
  const both = (key: string, whose: string, hour: number, day: number): Bound[] => [
    { key, whose, within: 3_600, most: hour },
    { key, whose, within: 86_400, most: day },
  ];
  const { campaign, wider } = by;
  const [hour, day] = [config.ADDRESS_WORKS_AN_HOUR, config.ADDRESS_WORKS_A_DAY];
  return [
    ...both(`account ${by.account}`, "Your account", config.WORKS_AN_HOUR, config.WORKS_A_DAY),
    ...both(`sender ${by.sender}`, "Your address", hour, day),
    ...(wider === null ? [] : both(`sender ${wider}`, "Your network (a /48)", hour * WIDER, day * WIDER)),
    ...both(
      `campaign ${campaign}`,
      `Everybody to campaign ${campaign}`,
      config.CAMPAIGN_WORKS_AN_HOUR,
      config.CAMPAIGN_WORKS_A_DAY,
    ),
    ...(by.direct
      ? [
          {
            key: `direct ${campaign}`,
            whose: `Smart accounts to campaign ${campaign}`,
            within: 86_400 as const,
            most: config.CAMPAIGN_DIRECT_A_DAY,
          },
        ]
      : []),
  ];
}
