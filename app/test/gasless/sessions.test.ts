import { RelayRefused, RelayUnreachable } from "@colophon/sdk/relay/errors.ts";
import { describe, expect, it } from "vitest";
import { isSessionOver } from "../../src/gasless/isSessionOver.ts";
import { sessionState } from "../../src/gasless/sessionState.ts";
import { sessions } from "../../src/gasless/sessions.ts";

const ADA = `0x${"A".repeat(40)}`;
const BRUNO = `0x${"b".repeat(40)}`;

describe("sessions at the relay", () => {
  it("are forgotten by account, and only the one that is over", () => {
    let told = 0;
    const stop = sessions.subscribe(() => {
      told += 1;
    });
    sessions.keep(ADA, "first");
    sessions.keep(BRUNO, "his");
    sessions.keep(ADA, "second");
    expect(told).toBe(3);
    sessions.forget(ADA, "first");
    expect(told).toBe(3);
    expect(sessions.current().get(ADA.toLowerCase())).toBe("second");
    sessions.forget(ADA, "second");
    expect(told).toBe(4);
    expect([...sessions.current()]).toEqual([[BRUNO, "his"]]);
    stop();
  });

  it("are over where the relay knows none, not where it is away or refuses something else", () => {
    const refused = (code: string) => new RelayRefused(401, { code, message: "", details: {} });
    expect(isSessionOver(refused("session-needed"))).toBe(true);
    expect(isSessionOver(refused("bad-session"))).toBe(false);
    expect(isSessionOver(new RelayUnreachable("http://relay.test", 4, null))).toBe(false);
    expect(isSessionOver(null)).toBe(false);
  });
});

describe("what is known of the relay's list", () => {
  const list = { isError: false, data: undefined };

  it("is nothing before one has signed in", () => {
    expect(sessionState({ signedIn: false, opening: false, list })).toBe("none");
    expect(sessionState({ signedIn: false, opening: true, list })).toBe("opening");
    expect(sessionState({ signedIn: false, opening: false, list: { isError: true, data: [] } })).toBe("none");
  });

  it("is told only once the relay has told it", () => {
    expect(sessionState({ signedIn: true, opening: false, list })).toBe("loading");
    expect(sessionState({ signedIn: true, opening: false, list: { isError: true, data: undefined } })).toBe("failed");
    expect(sessionState({ signedIn: true, opening: false, list: { isError: true, data: [] } })).toBe("failed");
    expect(sessionState({ signedIn: true, opening: false, list: { isError: false, data: [] } })).toBe("told");
  });
});
