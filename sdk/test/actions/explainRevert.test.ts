import { describe, expect, it } from "vitest";
import * as generated from "../../src/abis/generated.ts";
import { explainRevert } from "../../src/actions/explainRevert.ts";
import { formatsOf } from "../../src/errors/formats.ts";
import { sentenceOf } from "../../src/errors/sentences/sentenceOf.ts";

// Whatever contract comes: its ABI is in the generated file, and its errors have sentences.
const errors = Object.values(generated).flatMap((abi) => [...abi].filter((item) => item.type === "error"));

describe("explainRevert", () => {
  it("walks the ABIs of all contracts", () => {
    expect(Object.keys(generated).length).toBeGreaterThanOrEqual(8);
    expect(errors.length).toBeGreaterThan(120);
  });

  it.each(errors.map((error) => [error.name, error] as const))("says %s in full sentences", (_, error) => {
    const args = error.inputs.map((input) => (input.type === "bool" ? true : input.type === "string" ? "closes" : 1n));
    expect(sentenceOf(formatsOf(undefined), error.name, args)).not.toBeNull();
    const { what, action } = explainRevert({ name: error.name, args, reason: null });
    expect(what).toMatch(/^[A-Z0-9“].*\.$/);
    expect(action).toMatch(/^[A-Z].*\.$/);
    expect(`${what} ${action}`).not.toMatch(/undefined|NaN|\[object/);
  });

  it("knows nothing of what isn't an error's name", () => {
    for (const name of ["toString", "constructor", "__proto__", "NoSuchError"]) {
      expect(sentenceOf(formatsOf(undefined), name, [])).toBeNull();
    }
  });

  it("quotes a reason given as text, and says where there is none", () => {
    expect(explainRevert({ name: null, args: [], reason: "paused\u202e" }).what).toBe(
      "The contract refused the call: “paused\ufffd”.",
    );
    expect(explainRevert({ name: null, args: [], reason: null }).what).toContain("gave no reason");
  });
});
