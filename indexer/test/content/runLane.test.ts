import { pino } from "pino";
import { describe, expect, it, vi } from "vitest";
import { type FactLane, runLane } from "../../src/content/factLane.ts";

interface Item {
  id: number;
  asker: number;
}

const itemsOf = (asker: number, count: number, from = 0): Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: asker * 1_000_000 + from + index, asker }));

/** Runs a lane until it is ended; what is due is `open`, as the database would have it: all but what was written. */
function running(open: Map<number, Item>, settle: FactLane<Item>["settle"], { width = 8 } = {}) {
  const end = new AbortController();
  const lines: { lane?: string; err?: { message: string } }[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const lane: FactLane<Item> = {
    name: "numbers",
    width,
    keyOf: ({ id }) => String(id),
    askerOf: ({ asker }) => asker,
    due: async (_, limit) => {
      const rows = [...open.values()];
      const askers = [...new Set(rows.map(({ asker }) => asker))];
      const each = Math.max(8, Math.ceil(limit / Math.max(1, askers.length)));
      return askers.flatMap((asker) => rows.filter((row) => row.asker === asker).slice(0, each));
    },
    settle,
  };
  const idle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
  const ended = runLane(lane, { log, signal: end.signal }, idle);
  const stop = async () => {
    end.abort();
    await ended;
  };
  return { lines, stop };
}

function gate(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

const openOf = (...items: Item[][]) => new Map(items.flat().map((item) => [item.id, item]));

describe("a lane of facts", () => {
  it("settles each once, though what is due holds what is being written", async () => {
    const open = openOf(itemsOf(1, 1_000));
    const times = new Map<number, number>();
    const { stop, lines } = running(open, async ({ id }) => {
      times.set(id, (times.get(id) ?? 0) + 1);
      const written = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => void open.delete(id));
      return { written };
    });
    await vi.waitFor(() => expect(open.size).toBe(0), { timeout: 20_000 });
    await stop();
    expect(times.size).toBe(1_000);
    expect([...times.values()].every((count) => count === 1)).toBe(true);
    expect(lines).toEqual([]);
  });

  it("begins the next item while one is being written", async () => {
    const open = openOf(itemsOf(1, 3));
    const begun: number[] = [];
    const written = gate();
    const settle = async ({ id }: Item) => {
      begun.push(id);
      return { written: written.passed.then(() => void open.delete(id)) };
    };
    const { stop } = running(open, settle, { width: 1 });
    await vi.waitFor(() => expect(begun).toHaveLength(3), { timeout: 20_000 });
    written.open();
    await vi.waitFor(() => expect(open.size).toBe(0), { timeout: 20_000 });
    await stop();
    expect(begun).toHaveLength(3);
  });

  it("says what couldn't be written, and tries again", async () => {
    const open = openOf(itemsOf(1, 1));
    let tries = 0;
    const { stop, lines } = running(open, async ({ id }) => ({
      written:
        tries++ === 0
          ? Promise.reject(new Error("the disk is full"))
          : Promise.resolve().then(() => void open.delete(id)),
    }));
    await vi.waitFor(() => expect(open.size).toBe(0), { timeout: 20_000 });
    await stop();
    expect(tries).toBe(2);
    expect(lines.map(({ lane, err }) => [lane, err?.message])).toEqual([["numbers", "the disk is full"]]);
  });

  it("lets nobody be kept waiting by a campaign whose items never end, before or after them", async () => {
    const open = openOf(itemsOf(1, 5_000));
    const over = gate();
    let stuck = 0;
    const { stop } = running(open, async ({ id, asker }) => {
      if (asker === 1) {
        stuck++;
        await over.passed;
      }
      open.delete(id);
      return undefined;
    });
    // Theirs fill what one may have; then somebody else's come.
    await vi.waitFor(() => expect(stuck).toBe(6), { timeout: 20_000 });
    for (const item of itemsOf(2, 500)) open.set(item.id, item);
    await vi.waitFor(() => expect([...open.values()].filter(({ asker }) => asker === 2)).toEqual([]), {
      timeout: 20_000,
    });
    expect(stuck).toBe(6);
    over.open();
    open.clear();
    await stop();
  });

  it("gives each of many askers its turn, though they are more than there are places", async () => {
    const open = openOf(...Array.from({ length: 40 }, (_, asker) => itemsOf(asker + 1, 3)));
    const { stop } = running(open, async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      open.delete(id);
      return undefined;
    });
    await vi.waitFor(() => expect(open.size).toBe(0), { timeout: 20_000 });
    await stop();
  });

  it("goes on after what failed in passing, though something still runs", async () => {
    const [long, failing] = itemsOf(1, 2) as [Item, Item];
    const open = openOf([long, failing]);
    const over = gate();
    let tries = 0;
    const { stop, lines } = running(open, async ({ id }) => {
      if (id === long.id) await over.passed;
      if (id === failing.id && tries++ === 0) throw new Error("the node is away");
      open.delete(id);
      return undefined;
    });
    await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 20_000 });
    for (const item of itemsOf(2, 50)) open.set(item.id, item);
    await vi.waitFor(() => expect([...open.keys()]).toEqual([long.id]), { timeout: 20_000 });
    expect(tries).toBe(2);
    over.open();
    await vi.waitFor(() => expect(open.size).toBe(0), { timeout: 20_000 });
    await stop();
  });
});
