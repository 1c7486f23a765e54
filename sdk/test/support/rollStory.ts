import type { Account } from "../../src/ids/account.ts";
import type { ConfigHash } from "../../src/ids/configHash.ts";
import { toContributionId } from "../../src/ids/contributionId.ts";
import type { Digest } from "../../src/ids/digest.ts";
import type { Settings } from "../../src/ids/settings.ts";
import type { RollEvent } from "../../src/roll/rollEvents.ts";
import type { ContributionLeaf, RollFacts } from "../../src/roll/rollFacts.ts";

export const account = (n: number) => `0x${n.toString(16).padStart(40, "0")}` as Account;
export const digest = (n: number) => `0x${n.toString(16).padStart(64, "0")}` as Digest;
export const idOf = (n: number) => toContributionId(1, digest(n));
export const CONFIG = `0x${"cc".repeat(20)}` as ConfigHash;

/** Opens at 0, closes at 1,000; review until 2,000, appeals until 3,000, the roll at 4,000. */
export const settings: Settings = {
  opens: 0,
  closes: 1_000,
  reviewPeriod: 1_000,
  appealPeriod: 1_000,
  finality: 1_000,
  settleWithin: 1_000,
  votesClose: 1_500,
  equalBps: 4_000,
  curatedBps: 3_000,
  communityBps: 3_000,
  lineageBps: 1_000,
  royaltyBps: 0,
  aiPolicy: "any",
  format: "open",
  sealedUntilClose: false,
  voterRoot: digest(0),
  appealBond: 0n,
  editionToken: account(0),
  editionPrice: 0n,
  editionCap: 0,
};

export const noFacts: RollFacts = { creditsOf: () => undefined, unverified: new Map() };

interface Said {
  author?: number;
  manifest?: number;
  parents?: number[];
  evidence?: { hash: number; time: number };
  digest?: Digest;
}

/** Writes a log: a block for each time, in the order in which it is told. */
export class Story {
  readonly events: RollEvent[] = [];

  #place(time: number) {
    return { time, block: time, logIndex: this.events.length };
  }

  work(kind: "certified" | "superseded", n: number, time: number, said: Said = {}): this {
    const { author = n, manifest, parents = [], evidence } = said;
    this.events.push({
      kind,
      ...this.#place(time),
      id: idOf(n),
      author: account(author),
      digest: said.digest ?? digest(n),
      codec: "raw",
      config: CONFIG,
      manifest: manifest === undefined ? null : digest(manifest),
      parents: parents.map(idOf),
      evidence: evidence === undefined ? null : { hash: digest(evidence.hash), time: evidence.time },
    });
    return this;
  }
  certify(n: number, time: number, said: Said = {}): this {
    return this.work("certified", n, time, said);
  }
  takeOver(n: number, time: number, said: Said): this {
    return this.work("superseded", n, time, said);
  }
  anchor(root: number, time: number): this {
    const [data, codec] = [digest(root + 1_000), "raw"] as const;
    this.events.push({
      kind: "anchored",
      ...this.#place(time),
      leaves: "contributions",
      root: digest(root),
      config: CONFIG,
      count: 1,
      data,
      codec,
    });
    return this;
  }
  review(n: number, time: number, author: number, verdict: { score?: number; reason?: number }): this {
    const { score = 0, reason = 0 } = verdict;
    this.events.push({
      kind: "reviewed",
      ...this.#place(time),
      id: idOf(n),
      author: account(author),
      accepted: reason === 0,
      score,
      reason,
    });
    return this;
  }
  appeal(n: number, time: number, author: number): this {
    this.events.push({ kind: "appealed", ...this.#place(time), id: idOf(n), author: account(author) });
    return this;
  }
  decide(n: number, time: number, author: number, upheld: boolean, score = 0): this {
    this.events.push({ kind: "decided", ...this.#place(time), id: idOf(n), author: account(author), upheld, score });
    return this;
  }
  vote(voter: number, n: number, votes: number, time = 1_200): this {
    this.events.push({ kind: "voted", ...this.#place(time), voter: account(voter), id: idOf(n), votes });
    return this;
  }
}

export function leaf(root: number, n: number, said: Said & { leaf?: number } = {}): ContributionLeaf {
  const { author = n, manifest, parents = [] } = said;
  return {
    root: digest(root),
    config: CONFIG,
    leaf: said.leaf ?? 0,
    id: idOf(n),
    author: account(author),
    digest: said.digest ?? digest(n),
    codec: "raw",
    manifest: manifest === undefined ? null : digest(manifest),
    parents: parents.map(idOf),
  };
}
