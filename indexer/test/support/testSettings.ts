import type { Settings } from "@colophon/sdk/ids/settings.ts";

/** A campaign that takes works from now on. Times in unix seconds. */
export function testSettings(now: number, changes: Partial<Settings> = {}): Settings {
  return {
    opens: now,
    closes: now + 3_600,
    reviewPeriod: 60,
    appealPeriod: 60,
    finality: 60,
    settleWithin: 600,
    votesClose: 0,
    equalBps: 10_000,
    curatedBps: 0,
    communityBps: 0,
    lineageBps: 1_000,
    royaltyBps: 500,
    aiPolicy: "any",
    format: "open",
    sealedUntilClose: false,
    voterRoot: `0x${"0".repeat(64)}`,
    appealBond: 0n,
    editionToken: `0x${"0".repeat(40)}`,
    editionPrice: 0n,
    editionCap: 0,
    ...changes,
  };
}
