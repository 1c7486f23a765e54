import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CannotWrite } from "../../src/errors.ts";
import { LevelKeeper } from "../../src/node/LevelKeeper.ts";

describe("LevelKeeper", () => {
  let folder = "";
  let db: ClassicLevel;
  let keeper: LevelKeeper;
  let opened = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-level-"));
    db = new ClassicLevel(folder);
    await db.open();
    opened = 0;
    db.on("open", () => opened++);
    keeper = new LevelKeeper(db, folder);
    await db.batch(Array.from({ length: 100 }, (_, i) => ({ type: "put", key: `${100 + i}`, value: `value ${i}` })));
  });
  afterEach(async () => {
    await keeper.close();
    await rm(folder, { recursive: true });
  });

  /** A write that fails so many times before it succeeds. */
  const failing = (times: number) => {
    let left = times;
    return async () => {
      if (left-- > 0) throw new Error("the disk is full");
      await db.put("new", "value");
    };
  };

  it("opens the database anew after a write that failed, and tries once more", async () => {
    await keeper.write(failing(1));
    expect(opened).toBe(1);
    expect(keeper.sound).toBe(true);
    expect(await db.get("new")).toBe("value");
  });

  it("says what can't be written where that fails too, opens it again for the next, and not for those after it", async () => {
    const refused = keeper.write(failing(2));
    await expect(refused).rejects.toBeInstanceOf(CannotWrite);
    await expect(refused).rejects.toMatchObject({ folder, details: { why: "the disk is full" } });
    expect(keeper.sound).toBe(false);
    expect(opened).toBe(1);
    await keeper.write(failing(0));
    expect(keeper.sound).toBe(true);
    expect(opened).toBe(2);
    await keeper.write(failing(0));
    expect(opened).toBe(2);
  });

  it("has whoever reads meanwhile wait, and a list go on", async () => {
    let isOver = false;
    const writing = keeper.write(failing(1)).finally(() => {
      isOver = true;
    });
    const read: Promise<string | undefined>[] = [];
    while (!isOver) {
      const at = read.length % 100;
      read.push(keeper.read(() => db.get(`${100 + at}`)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
    const values = await Promise.all(read);
    expect(values.every((value, at) => value === `value ${at % 100}`)).toBe(true);

    const keys: string[] = [];
    const page = (after: string | undefined) => db.keys(after === undefined ? {} : { gt: after, lt: "200" }).nextv(10);
    for await (const key of keeper.each(page)) {
      keys.push(key);
      if (keys.length === 15) await keeper.write(failing(1));
    }
    expect(keys).toEqual(Array.from({ length: 100 }, (_, i) => `${100 + i}`));
  });

  it("opens nothing again once it is closed", async () => {
    await keeper.close();
    await expect(keeper.read(() => db.get("100"))).rejects.toThrow("not open");
    expect(opened).toBe(0);
  });
});
