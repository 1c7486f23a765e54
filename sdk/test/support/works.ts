import { createHash } from "node:crypto";
import type { Address } from "viem";
import { openCampaign } from "../../src/actions/openCampaign.ts";
import type { CertifyParameters } from "../../src/actions/requests/certifyRequest.ts";
import { ZERO_ACCOUNT } from "../../src/ids/account.ts";
import { NO_DIGEST } from "../../src/ids/digest.ts";
import type { Settings } from "../../src/ids/settings.ts";
import type { LocalChain } from "./localChain.ts";

/** sha2-256 of a text: a digest like any other. */
export function digestOfText(text: string): `0x${string}` {
  return `0x${createHash("sha256").update(text).digest("hex")}`;
}

/** Settings of a campaign that is open for an hour, with the shortest periods that the test chain takes. */
export function quickSettings(now: number, changes: Partial<Settings> = {}): Settings {
  return {
    opens: now,
    closes: now + 3_600,
    reviewPeriod: 60,
    appealPeriod: 60,
    finality: 60,
    settleWithin: 3_600,
    votesClose: 0,
    equalBps: 10_000,
    curatedBps: 0,
    communityBps: 0,
    lineageBps: 1_000,
    royaltyBps: 500,
    aiPolicy: "disclosed",
    format: "open",
    sealedUntilClose: false,
    voterRoot: NO_DIGEST,
    appealBond: 0n,
    editionToken: ZERO_ACCOUNT,
    editionPrice: 0n,
    editionCap: 0,
    ...changes,
  };
}

/** Opens one; account 0 is its brand, account 1 its arbiter. */
export async function openQuickCampaign(chain: LocalChain, changes: Partial<Settings> = {}, arbiter?: Address) {
  const settings = quickSettings(await chain.now(), changes);
  const opened = await openCampaign(chain.wallet(0), {
    deployment: chain.deployment,
    arbiter: arbiter ?? chain.wallet(1).account.address,
    settings,
    terms: digestOfText("terms"),
  });
  return { ...opened, settings };
}

/** A work of a campaign: a raw block whose content is `text`. */
export function workOf(campaign: number, config: string, text: string): CertifyParameters {
  return { campaign, config, digest: digestOfText(text), codec: "raw", kind: "text", aiUse: "none" };
}
