import { pino } from "pino";
import { describe, expect, it, vi } from "vitest";
import { runLane } from "../../src/content/factLane.ts";

/** Lines of what is logged. */
function listener() {
  const lines: { lane?: string; err?: { message: string } }[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

describe("a lane of facts", () => {
  it("begins the next item while one is being written, and asks for more only once all are", async () => {
    const end = new AbortController();
    const { log } = listener();
    const written = Promise.withResolvers<void>();
    const begun: number[] = [];
    let asked = 0;
    const running = runLane(
      {
        name: "numbers",
        width: 1,
        due: async () => (++asked === 1 ? [1, 2, 3] : []),
        settle: async (item) => {
          begun.push(item);
          return { written: written.promise };
        },
      },
      { log, signal: end.signal },
      async () => end.abort(),
    );
    await vi.waitFor(() => expect(begun).toEqual([1, 2, 3]));
    expect(asked).toBe(1);
    written.resolve();
    await running;
    expect(asked).toBe(2);
  });

  it("says what couldn't be written, and tries again", async () => {
    const end = new AbortController();
    const { log, lines } = listener();
    let tries = 0;
    await runLane(
      {
        name: "numbers",
        width: 2,
        due: async () => (tries < 2 ? [1] : []),
        settle: async () => ({
          written: tries++ === 0 ? Promise.reject(new Error("the disk is full")) : Promise.resolve(),
        }),
      },
      { log, signal: end.signal },
      async () => end.abort(),
    );
    expect(tries).toBe(2);
    expect(lines.map(({ lane, err }) => [lane, err?.message])).toEqual([["numbers", "the disk is full"]]);
  });
});
