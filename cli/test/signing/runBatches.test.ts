import { afterEach, describe, expect, it, vi } from "vitest";
import { Context } from "../../src/context.ts";
import { BadOption, NotConfirmed, RunEnded } from "../../src/errors.ts";
import { Output } from "../../src/output.ts";
import { approve } from "../../src/signing/approve.ts";
import { runBatches } from "../../src/signing/runBatches.ts";

const context = new Context({}, new Output(false));
const items = ["a", "b", "c", "d", "e"];

afterEach(() => vi.restoreAllMocks());

describe("runBatches", () => {
  it("sends everything once, in order, in batches", async () => {
    const sent: string[][] = [];
    const send = async (some: readonly string[]) => `0x${sent.push([...some])}`;
    expect(await runBatches(context, { items, size: 2, words: "letters", send })).toEqual(["0x1", "0x2", "0x3"]);
    expect(sent).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  it("says how much is recorded where it breaks off, and that it goes on from there", async () => {
    const trouble = new BadOption("x", "The node went away.", "Wait.");
    const send = async (some: readonly string[]) => {
      if (some.includes("c")) throw trouble;
      return "0x1";
    };
    const error = await runBatches(context, { items, size: 2, words: "letters", send }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RunEnded);
    expect(error).toMatchObject({ code: "run-broke-off", details: { done: 2, total: 5 } });
    expect(String(error)).toContain("after 2 of 5 letters; these are recorded. The node went away.");
  });

  it("throws the trouble itself where nothing was recorded", async () => {
    const trouble = new BadOption("x", "No.", "Wait.");
    const send = () => Promise.reject(trouble);
    await expect(runBatches(context, { items, size: 2, words: "letters", send })).rejects.toBe(trouble);
  });

  it("ends after the transaction under way when it is asked to, and listens no longer", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const before = process.listenerCount("SIGINT");
    let sent = 0;
    const send = async () => {
      sent++;
      process.emit("SIGINT");
      return "0x1";
    };
    const error = await runBatches(context, { items, size: 2, words: "letters", send }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "run-stopped", details: { done: 2, total: 5 } });
    expect(sent).toBe(1);
    expect(process.listenerCount("SIGINT")).toBe(before);
  });
});

describe("approve", () => {
  it("shows the summary and signs nothing in a dry run, not even with --yes", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(await approve(context, ["Pays 1 ETH."], { dryRun: true, yes: true })).toBe(false);
    expect(written.mock.calls.flat().join("")).toContain("Pays 1 ETH.");
  });

  it("takes --yes for a person, and refuses where nobody can be asked", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const terminal = process.stdin.isTTY;
    process.stdin.isTTY = false;
    expect(await approve(context, [], { yes: true })).toBe(true);
    await expect(approve(context, [], {})).rejects.toBeInstanceOf(NotConfirmed);
    process.stdin.isTTY = terminal;
  });
});
