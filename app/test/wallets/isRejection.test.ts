import { expect, it } from "vitest";
import { isRejection } from "../../src/wallets/isRejection.ts";

it("finds a no however deep it is wrapped", () => {
  const no = Object.assign(new Error("no"), { code: 4001 });
  expect(isRejection(no)).toBe(true);
  expect(isRejection(new Error("a", { cause: new Error("b", { cause: no }) }))).toBe(true);
  expect(isRejection(new Error("something else"))).toBe(false);
  expect(isRejection("4001")).toBe(false);
  expect(isRejection(null)).toBe(false);
});

it("ends on an error that is its own cause", () => {
  const loop = new Error("loop");
  loop.cause = loop;
  expect(isRejection(loop)).toBe(false);
});
