import pg from "pg";
import { pad, toHex } from "viem";
import { beforeAll, describe, expect, it } from "vitest";
import type { IntakeStage } from "./support/intakeStage.ts";
import type { TestRelay } from "./support/startRelay.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

/** More leaves than a tree that is made for anybody, at once. */
const LARGE = 2_100;
const [BATCHES, SMALL] = [24, 25] as const;

describe("proofs of leaves of large batches, by the relay's route", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  let relay: TestRelay;
  useIntakeStage((up) => {
    stage = up;
  });
  beforeAll(async () => {
    const database = await stage.database();
    // A proxy that is trusted says who asks.
    relay = await stage.start(database, { TRUST_PROXY: "1", BATCH_SECONDS: "1800" });
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    try {
      for (let batch = 1; batch <= SMALL; batch++) await fill(client, batch, batch === SMALL ? 3 : LARGE);
    } finally {
      await client.end();
    }
  }, 180_000);

  /** An anchored batch, as the relay would have it; its first leaf has a work. */
  async function fill(client: pg.Client, batch: number, count: number) {
    const bytes = (length: number) => Buffer.alloc(length, batch);
    await client.query(
      `insert into relay.batches (id, campaign, kind, count, voter_root, state, attempts, final, failures, next_try, formed_at, root, data, codec, config, time, block)
       values ($1, 7, 'contributions', $2, $3, 'anchored', '[]', true, 0, 0, 0, $3, $3, 'raw', $4, 1, 1)`,
      [batch, count, bytes(32), bytes(20)],
    );
    await client.query(
      `insert into relay.messages (signed, kind, campaign, signer, subject, choice, epoch, deadline, signature, proof, taken_at, anchor_by, batch, leaf, config)
       select decode(lpad(to_hex($1 * 100000 + i), 64, '0'), 'hex'), 'contributions', 7, $2, $3, 0, 0, 100, $4, '[]', 0, 0, $1, i, $2
       from generate_series(0, $5::int - 1) i`,
      [batch, bytes(20), bytes(32), bytes(64), count],
    );
    await client.query(
      `insert into relay.works (signed, id, digest, codec, media_kind, ai_use, parents, upload, size)
       values (decode(lpad(to_hex($1 * 100000), 64, '0'), 'hex'), $2, $2, 0, 0, 0, '[]', '', 1)`,
      [batch, bytes(32)],
    );
  }

  /** Asks for the first leaf of a batch. @returns the status, and whether there is a proof, or the refusal's code */
  async function ask(batch: number, from: string) {
    const signed = pad(toHex(batch * 100_000), { size: 32 });
    const headers = { "x-forwarded-for": from };
    const answer = await fetch(`${relay.url}/v1/contributions/${signed}`, { headers });
    const json = (await answer.json()) as { code?: string; anchor?: { proof: string[] } | null };
    return `${answer.status} ${json.code ?? (json.anchor?.proof.length ?? 0) > 0}`;
  }

  it("are made four times a minute for an address and ten times for all; what is made, and small ones, always", async () => {
    let next = 1;
    /** Until it is refused, or has had so many. @returns how many that were */
    const had = async (from: string, most: number) => {
      for (let many = 0; many < most; many++) {
        const told = await ask(next, from);
        if (told === "429 too-many-messages") return many;
        expect(told).toBe("200 true");
        next++;
      }
      return most;
    };
    // A slow machine's minute refills one or two meanwhile.
    const first = await had("192.0.2.1", 9);
    expect(first).toBeGreaterThanOrEqual(4);
    expect(first).toBeLessThan(9);
    expect(await ask(1, "192.0.2.1")).toBe("200 true");
    expect(await ask(SMALL, "192.0.2.1")).toBe("200 true");
    for (let sender = 2; sender < 8 && (await had(`192.0.2.${sender}`, 3)) === 3; sender++);
    expect(next - 1).toBeGreaterThanOrEqual(10);
    expect(next - 1).toBeLessThan(BATCHES);
    // What others had made is no new work: not even for an address that gets no more.
    const byOthers = next - 1;
    expect(await had("192.0.2.99", 3)).toBeLessThan(3);
    expect(await ask(byOthers, "192.0.2.99")).toBe("200 true");
  });
});
