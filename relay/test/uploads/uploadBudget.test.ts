import { describe, expect, it } from "vitest";
import type { Store } from "../../src/store/openStore.ts";
import { counters } from "../../src/store/tables.ts";
import { countedPieces } from "../../src/uploads/countedPieces.ts";
import { type CountBytes, uploadBudget } from "../../src/uploads/uploadBudget.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

const MiB = 2 ** 20;
const GiB = 2 ** 30;
const NOON = Date.UTC(2026, 5, 1, 12);
let store: Store;
useFolderStore((opened) => {
  store = opened;
});
const shared = (secret: string) => ({ db: store.db, secret: Buffer.from(secret) });
const refused = { code: "too-many-uploads", retryAfter: 43_200, details: { direct: true } };

describe("what one address may send within a day", () => {
  for (const place of ["memory", "the database"]) {
    const budgetOf = (aDay: number, now = () => NOON): CountBytes =>
      uploadBudget(aDay, place === "memory" ? null : shared(`${place} ${aDay}`), now);

    it(`is counted in ${place}, up to its last byte, and beyond two gigabytes`, async () => {
      const count = budgetOf(10 * GiB);
      for (let sent = 0; sent < 10; sent++) await count("192.0.2.1", GiB);
      await expect(count("192.0.2.1", 1)).rejects.toMatchObject(refused);
      await count("192.0.2.2", GiB);
    });
    it(`is twice as much for a whole /48 of IPv6, in ${place}`, async () => {
      const count = budgetOf(2 * MiB);
      for (const part of ["1", "2"]) await count(`2001:db8:0:${part}::1`, 2 * MiB);
      await expect(count("2001:db8:0:3::1", MiB)).rejects.toMatchObject({ what: expect.stringContaining("/48") });
      await count("2001:db8:1:3::1", MiB);
    });
    it(`begins anew with the day, in ${place}`, async () => {
      let now = NOON;
      const count = budgetOf(3 * MiB, () => now);
      await expect(count("192.0.2.1", 4 * MiB)).rejects.toMatchObject(refused);
      now += 43_200_000;
      await count("192.0.2.1", 3 * MiB);
    });
  }

  it("is counted by all relays on a database together, without their addresses", async () => {
    const [one, other] = [
      uploadBudget(5 * MiB, shared("one"), () => NOON),
      uploadBudget(5 * MiB, shared("one"), () => NOON),
    ];
    await one("192.0.2.77", 3 * MiB);
    await expect(other("192.0.2.77", 3 * MiB)).rejects.toMatchObject(refused);
    expect(JSON.stringify(await store.db.select().from(counters))).not.toContain("192.0.2.77");
  });
  it("never fails by how much came: a count ends at its largest", async () => {
    const count = uploadBudget(Number.MAX_SAFE_INTEGER, shared("huge"), () => NOON);
    for (let sent = 0; sent < 3; sent++) await count("192.0.2.1", 2 ** 41);
  });
});

describe("a body's pieces", () => {
  const pieces = async function* (sizes: readonly number[], end?: Error) {
    for (const size of sizes) yield new Uint8Array(size);
    if (end !== undefined) throw end;
  };
  const read = async (source: AsyncIterable<Uint8Array>): Promise<number> => {
    let bytes = 0;
    for await (const piece of source) bytes += piece.length;
    return bytes;
  };

  it("are all counted: the first at once, the others some megabytes together", async () => {
    const told: number[] = [];
    const sizes = [100, ...Array<number>(9).fill(MiB)];
    expect(
      await read(
        countedPieces(pieces(sizes), async (bytes) => {
          told.push(bytes);
        }),
      ),
    ).toBe(9 * MiB + 100);
    expect(told[0]).toBe(100);
    expect(told.reduce((sum, bytes) => sum + bytes, 0)).toBe(9 * MiB + 100);
    expect(told.length).toBeLessThan(5);
  });
  it("are counted as far as they came where the body breaks off", async () => {
    let told = 0;
    const broken = countedPieces(pieces([10, 20, 30], new Error("gone")), async (bytes) => {
      told += bytes;
    });
    await expect(read(broken)).rejects.toThrow("gone");
    expect(told).toBe(60);
  });
  it("end where nothing is left, before the first goes on and before the end is told", async () => {
    const none = async () => {
      throw new Error("spent");
    };
    const first = countedPieces(pieces([10, 20]), none);
    await expect(first.next()).rejects.toThrow("spent");
    let calls = 0;
    const last = countedPieces(pieces([10, 20]), async () => {
      if (++calls > 1) throw new Error("spent");
    });
    await expect(read(last)).rejects.toThrow("spent");
  });
});
