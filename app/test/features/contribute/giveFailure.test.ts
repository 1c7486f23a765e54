import { ReceiptInvalid, RelayRefused, RelayUnreachable, UploadInterrupted } from "@colophon/sdk/relay/errors.ts";
import { describe, expect, it } from "vitest";
import { giveFailure } from "../../../src/features/contribute/giveFailure.ts";

const refused = (code: string, details: Record<string, unknown> = {}) =>
  new RelayRefused(422, { code, message: `Because of ${code}.`, details });

describe("why the relay has no contribution", () => {
  it("offers the way without it where the relay says that there is one", () => {
    expect(giveFailure(refused("budget-spent", { direct: true }))).toMatchObject({
      title: "The relay doesn't take it",
      message: "Because of budget-spent.",
      direct: true,
      retry: true,
      resign: false,
    });
  });
  it("doesn't where there is none: the chain would refuse it as well", () => {
    expect(giveFailure(refused("ai-policy"))).toMatchObject({ direct: false });
    expect(giveFailure(refused("already-certified", { direct: true }))).toMatchObject({ direct: false, retry: false });
    expect(giveFailure(refused("already-taken"))).toMatchObject({ direct: false, retry: false });
  });
  it.each(["wrong-epoch", "deadline-too-near", "other-config"])("has it signed anew after %s", (code) =>
    expect(giveFailure(refused(code))).toMatchObject({ resign: true }),
  );
  it("offers it where the relay is away, and keeps the signature for when it is back", () => {
    for (const error of [
      new UploadInterrupted(new Error("reset")),
      new RelayUnreachable("http://relay.example/v1/contributions", 4, new Error("reset")),
    ]) {
      expect(giveFailure(error)).toMatchObject({
        title: "The relay can't be reached",
        direct: true,
        retry: true,
        resign: false,
      });
    }
  });
  it("offers it where the receipt is worth nothing", () =>
    expect(giveFailure(new ReceiptInvalid("its signature doesn't hold"))).toMatchObject({ direct: true }));
  it("takes a declined signature for what it is", () =>
    expect(giveFailure(Object.assign(new Error("no"), { code: 4001 }))).toMatchObject({
      title: "You declined to sign",
      direct: false,
      retry: true,
    }));
  it("says of what nobody foresaw nothing raw", () => {
    const { message } = giveFailure(new TypeError("x is undefined"));
    expect(message).not.toContain("undefined");
  });
});
