import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { senderOf, widerSenderOf } from "../files/senderOf.ts";
import { tooManyUploads } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { counters } from "../store/tables.ts";

/** Counts bytes that came from an address. @throws {RelayProblem} `too-many-uploads` beyond what it may send within a day */
export type CountBytes = (address: string, bytes: number) => Promise<void>;

/** Where all relays on a database count together. */
export interface SharedCount {
  db: Db;
  /** Senders' addresses are keyed with it. */
  secret: Uint8Array;
}

/** How much has come by each key since then, in KiB, with these more. */
type Add = (keys: readonly string[], since: number, kib: number) => Promise<ReadonlyMap<string, number>>;

const DAY_SECONDS = 86_400;
/** Counts have 31 bits, which are two gigabytes, or two terabytes of these. */
const KIB = 1_024;
const MOST_KIB = 2 ** 31 - 1;
/** A whole /48 of IPv6 may send as much as so many addresses. */
const WIDER_BYTES = 2;
/** Networks that a relay without a database remembers. */
const REMEMBERED = 100_000;

/**
 * What one address, and one /48 of IPv6, may send within a day of the clock.
 *
 * @param aDay bytes of an address
 * @param shared null: by this process alone
 * @param now the clock, in ms
 */
export function uploadBudget(aDay: number, shared: SharedCount | null, now: () => number = Date.now): CountBytes {
  const secret = shared?.secret ?? randomBytes(32);
  const add = shared === null ? inMemory() : inDatabase(shared.db);
  return async (address, bytes) => {
    const seconds = Math.floor(now() / 1000);
    const since = seconds - (seconds % DAY_SECONDS);
    const wider = widerSenderOf(secret, address);
    const bounds = [
      { key: `bytes ${senderOf(secret, address)}`, most: aDay, whose: "Your address" },
      ...(wider === null ? [] : [{ key: `bytes ${wider}`, most: aDay * WIDER_BYTES, whose: "Your network (a /48)" }]),
    ];
    const keys = bounds.map(({ key }) => key);
    const counts = await add(keys, since, Math.min(Math.ceil(bytes / KIB), MOST_KIB));
    for (const { key, most, whose } of bounds) {
      if ((counts.get(key) ?? 0) * KIB <= most) continue;
      const why = `${whose} has sent as many bytes within a day as this relay takes.`;
      throw tooManyUploads(since + DAY_SECONDS - seconds, why);
    }
  };
}

function inDatabase(db: Db): Add {
  return async (keys, since, kib) => {
    // In the order given, which is the same for all: two that wait for each other would wait for ever.
    const counted = await db
      .insert(counters)
      .values(keys.map((key) => ({ key, since, count: kib })))
      .onConflictDoUpdate({
        target: [counters.key, counters.since],
        set: { count: sql`least(${counters.count}::bigint + ${kib}::bigint, ${MOST_KIB}::bigint)::int` },
      })
      .returning();
    return new Map(counted.map(({ key, count }) => [key, count]));
  };
}

function inMemory(): Add {
  const counts = new Map<string, number>();
  let day = 0;
  return async (keys, since, kib) => {
    if (since !== day) counts.clear();
    day = since;
    if (counts.size >= REMEMBERED) for (const key of [...counts.keys()].slice(0, REMEMBERED / 2)) counts.delete(key);
    return new Map(
      keys.map((key) => {
        const count = (counts.get(key) ?? 0) + kib;
        counts.set(key, count);
        return [key, count];
      }),
    );
  };
}
