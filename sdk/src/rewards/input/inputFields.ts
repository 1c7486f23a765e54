import { parseAccount } from "../../ids/account.ts";
import { MOST_AMOUNT } from "../limits.ts";
import type { StatementHead } from "../StatementBuilder.ts";
import type { AccountAmount, RewardRule, RollCredit, RollWork } from "../types.ts";
import type { StatementSources } from "../writeStatement.ts";
import { fieldPath as at } from "./fieldPath.ts";
import { MalformedInput } from "./inputErrors.ts";
import type { Json, JsonObject } from "./parseStrictJson.ts";

/** One document, or a header and a line for each work and account. */
export const INPUT_FORMAT = "colophon-statement-input";
export const INPUT_LINES_FORMAT = "colophon-statement-input-lines";
export const INPUT_VERSION = 1;

/** What comes before works and accounts. */
export interface InputHead {
  readonly head: StatementHead;
  readonly sources: Omit<StatementSources, "code">;
}

const HEAD = ["format", "v", "config", "sources", "pool"];

/** The fields that both forms share. `earlierTotal`: null where the pool has no standing statement. */
export function readHead(object: JsonObject, earlierTotal: bigint | null, where: string): InputHead {
  const config = fields(object.config, ["chainId", "pool", "campaign", "token", "rule"], at(where, "config"));
  const pool = fields(object.pool, ["total"], at(where, "pool"));
  const sources = fields(object.sources, ["rollAt", "block", "inputs", "previous"], at(where, "sources"));
  const block = fields(sources.block, ["hash", "number"], at(where, "sources.block"));
  const previous = cidOrNull(sources.previous, at(where, "sources.previous"));
  if ((previous === null) !== (earlierTotal === null)) {
    const why =
      "a standing statement has both a CID here and its accounts in “earlier”, or there is none and both are null";
    throw new MalformedInput("previous-mismatch", at(where, "sources.previous"), why);
  }
  return {
    head: {
      chainId: whole(config.chainId, at(where, "config.chainId"), Number.MAX_SAFE_INTEGER, 1),
      pool: account(config.pool, at(where, "config.pool")),
      campaign: whole(config.campaign, at(where, "config.campaign"), 0xffff_ffff, 1),
      token: account(config.token, at(where, "config.token")),
      rule: readRule(config.rule, at(where, "config.rule")),
      total: amount(pool.total, at(where, "pool.total")),
      standingTotal: earlierTotal ?? 0n,
    },
    sources: {
      rollAt: whole(sources.rollAt, at(where, "sources.rollAt"), 2 ** 40 - 1),
      block: {
        number: whole(block.number, at(where, "sources.block.number"), Number.MAX_SAFE_INTEGER),
        hash: matching(
          block.hash,
          /^0x[0-9a-f]{64}$/,
          "0x and 64 lower-case hex digits",
          at(where, "sources.block.hash"),
        ),
      },
      inputs: cidOrNull(sources.inputs, at(where, "sources.inputs")),
      previous,
    },
  };
}

/** The head's own fields and those of the form. */
export function headFields(value: Json | undefined, more: readonly string[], where: string): JsonObject {
  return fields(value, [...HEAD, ...more], where);
}

export function readWork(value: Json | undefined, where: string): RollWork {
  const names = ["id", "author", "certifiedAt", "parents", "score", "votes", "credits"];
  const work = fields(value, names, where);
  return {
    id: text(work.id, at(where, "id")),
    author: text(work.author, at(where, "author")),
    certifiedAt: whole(work.certifiedAt, at(where, "certifiedAt"), 2 ** 40 - 1),
    parents: list(work.parents, at(where, "parents")).map((id, i) => text(id, at(where, `parents[${i}]`))),
    score: whole(work.score, at(where, "score"), 10_000),
    votes: whole(work.votes, at(where, "votes"), Number.MAX_SAFE_INTEGER),
    credits: list(work.credits, at(where, "credits")).map((item, i): RollCredit => {
      const credit = fields(item, ["account", "bps"], at(where, `credits[${i}]`));
      return {
        account: text(credit.account, at(where, `credits[${i}].account`)),
        bps: whole(credit.bps, at(where, `credits[${i}].bps`), 10_000),
      };
    }),
  };
}

export function readEarlier(value: Json | undefined, where: string): AccountAmount {
  const line = fields(value, ["account", "cumulative"], where);
  return {
    account: account(line.account, at(where, "account")),
    cumulative: amount(line.cumulative, at(where, "cumulative")),
  };
}

function readRule(value: Json | undefined, where: string): RewardRule {
  const rule = fields(value, ["equalBps", "curatedBps", "communityBps", "lineageBps"], where);
  const bps = (name: string) => whole(rule[name], at(where, name), 10_000);
  return {
    equalBps: bps("equalBps"),
    curatedBps: bps("curatedBps"),
    communityBps: bps("communityBps"),
    lineageBps: bps("lineageBps"),
  };
}

/** An object with exactly these fields. */
export function fields(value: Json | undefined, names: readonly string[], where: string): JsonObject {
  if (!isObject(value)) throw new MalformedInput("bad-field", where, "it has to be an object");
  for (const key in value) {
    if (!names.includes(key)) throw new MalformedInput("unknown-field", at(where, key), "there is no such field");
  }
  for (const name of names) {
    if (!(name in value)) throw new MalformedInput("missing-field", at(where, name), "it is missing");
  }
  return value;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function list(value: Json | undefined, where: string): readonly Json[] {
  if (!Array.isArray(value)) throw new MalformedInput("bad-field", where, "it has to be a list");
  return value;
}

/** A decimal text below 2^128. */
export function amount(value: Json | undefined, where: string): bigint {
  if (typeof value === "number") {
    const why = `an amount has to be text, "${value}", because numbers end at 2^53`;
    throw new MalformedInput("number-for-amount", where, why);
  }
  if (typeof value !== "string") throw new MalformedInput("bad-field", where, "it has to be a decimal amount as text");
  if (/^-/.test(value)) throw new MalformedInput("negative", where, "it is below 0");
  if (/^[0-9]+([.,][0-9]*|[eE].*)$/.test(value))
    throw new MalformedInput("not-whole", where, "it isn't a whole number of units");
  if (!/^[0-9]+$/.test(value))
    throw new MalformedInput("bad-field", where, "it has to be decimal digits and nothing else");
  if (/^0[0-9]/.test(value)) throw new MalformedInput("leading-zero", where, "it has leading zeros");
  if (value.length > 39 || BigInt(value) > MOST_AMOUNT)
    throw new MalformedInput("overflow", where, "it isn't below 2^128");
  return BigInt(value);
}

export function whole(value: Json | undefined, where: string, most: number, least = 0): number {
  if (typeof value !== "number") throw new MalformedInput("bad-field", where, "it has to be a number");
  if (value > most) throw new MalformedInput("overflow", where, `${value} is above ${most}`);
  if (value < least) throw new MalformedInput("bad-field", where, `${value} is below ${least}`);
  return value;
}

function text(value: Json | undefined, where: string): string {
  if (typeof value !== "string") throw new MalformedInput("bad-field", where, "it has to be text");
  return value;
}

function account(value: Json | undefined, where: string): AccountAmount["account"] {
  try {
    return parseAccount(value);
  } catch {
    throw new MalformedInput("bad-field", where, "it has to be an address: 0x and 40 hex digits");
  }
}

function cidOrNull(value: Json | undefined, where: string): string | null {
  return value === null ? null : matching(value, /^b[a-z2-7]{8,126}$/, "a CIDv1 in base32, or null", where);
}

function matching(value: Json | undefined, form: RegExp, is: string, where: string): string {
  if (typeof value !== "string" || !form.test(value))
    throw new MalformedInput("bad-field", where, `it has to be ${is}`);
  return value;
}
