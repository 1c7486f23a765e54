import { describe, expect, it } from "vitest";
import { curationAbi, rewardPoolsAbi } from "../../src/abis/generated.ts";
import { worksAbi } from "../../src/abis/worksAbi.ts";
import { explainedErrors, explainRevert } from "../../src/actions/explainRevert.ts";

const errors = [...worksAbi, ...curationAbi, ...rewardPoolsAbi].filter((item) => item.type === "error");

describe("explainRevert", () => {
  it("has a sentence for every error of the contracts", () => {
    const names = new Set<string>(errors.map((error) => error.name));
    expect([...names].filter((name) => !explainedErrors().includes(name))).toEqual([]);
  });

  it.each(errors.map((error) => [error.name, error] as const))("says %s in full sentences", (_, error) => {
    const args = error.inputs.map((input) => (input.type === "bool" ? true : input.type === "string" ? "closes" : 1n));
    const { what, action } = explainRevert({ name: error.name, args, reason: null });
    expect(what).toMatch(/^[A-Z0-9].*\.$/);
    expect(action).toMatch(/^[A-Z].*\.$/);
    expect(`${what} ${action}`).not.toMatch(/undefined|NaN|\[object/);
  });

  it("passes on a reason given as text, and says where there is none", () => {
    expect(explainRevert({ name: null, args: [], reason: "paused" }).what).toBe(
      "The contract refused the call: paused.",
    );
    expect(explainRevert({ name: null, args: [], reason: null }).what).toContain("gave no reason");
  });
});
