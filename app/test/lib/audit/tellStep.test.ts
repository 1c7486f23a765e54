import type { AuditStep } from "@colophon/sdk/audit/auditReport.ts";
import { describe, expect, it } from "vitest";
import { plainStep } from "../../../src/lib/audit/plainStep.ts";
import { tellStep } from "../../../src/lib/audit/tellStep.ts";

const step = (name: string, state: AuditStep["state"], sentence = name): AuditStep => ({ name, state, sentence });

describe("an audit's steps", () => {
  it("stand in the order in which they were done, what goes on last", () => {
    const said = [
      step("roll-block", "done"),
      step("log", "running", "100"),
      step("log", "running", "200"),
      step("log", "done"),
      step("statement 1 of ETH", "running"),
      step("inputs bafy", "done"),
    ];
    const steps = said.reduce<AuditStep[]>(tellStep, []);
    expect(steps.map(({ name }) => name)).toEqual(["roll-block", "log", "inputs bafy", "statement 1 of ETH"]);
    const after = tellStep(steps, step("statement 1 of ETH", "done"));
    expect(after.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    // The second statement's inputs are the same file: told again, it stays where it was.
    expect(tellStep(after, step("inputs bafy", "done", "again")).map(({ sentence }) => sentence)[2]).toBe("again");
  });

  it("are told in plain words, each kind that an audit has", () => {
    for (const name of [
      "roll-block",
      "proposals",
      "log",
      "inputs bafy",
      "statement 1 of 0x12",
      "contents of it",
      "empty 1",
    ]) {
      const sentence = "0xabc, block 5";
      expect(plainStep({ name, state: "done", sentence }, true)).toMatch(/^(Looked|Read|Fetched) [^0-9]+\.$/);
      expect(plainStep({ name, state: "running", sentence }, false)).toMatch(/…$/);
      expect(plainStep({ name, state: "running", sentence }, true)).toMatch(/: it got no further\.$/);
    }
    // One that nobody has words for yet says what it says.
    expect(plainStep(step("other", "done", "It did."), true)).toBe("It did.");
  });
});
