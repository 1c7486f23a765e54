import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { keccak256 } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BallotWorld, startBallotWorld } from "../support/ballotWorld.ts";

let the: BallotWorld;
beforeAll(async () => {
  the = await startBallotWorld();
});
afterAll(() => the?.stop());

const vote = (body: unknown) => the.post("votes", body);

describe("bodies that a relay refuses", () => {
  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["a list", "[]"],
    ["null", "null"],
    ["a number", "7"],
    ["an object of nothing", "{}"],
  ])("%s", async (_, body) => {
    for (const path of ["votes", "answers"] as const) await the.refused(the.post(path, body), 400, "bad-message");
  });
  it.each<[string, Record<string, unknown>]>([
    ["votes above 10", { votes: 11 }],
    ["no votes", { votes: 0 }],
    ["half a vote", { votes: 1.5 }],
    ["votes as text", { votes: "2" }],
    ["campaign 0", { campaign: 0 }],
    ["a campaign beyond its 32 bits", { campaign: 2 ** 32 }],
    ["a voter that is no address", { voter: "0x12" }],
    ["an epoch below 0", { epoch: -1 }],
    ["a deadline that is no number", { deadline: "soon" }],
    ["a deadline beyond its 64 bits", { deadline: String(2n ** 64n) }],
    ["a proof of 33 words", { proof: Array(33).fill(`0x${"a".repeat(64)}`) }],
    ["a proof of half words", { proof: ["0xaa"] }],
    ["the id of another campaign's work", { id: toContributionId(77, keccak256("0x01")) }],
  ])("%s", async (_, change) => {
    const before = await the.kept();
    const { status, json } = await vote({ ...(await the.signed()), ...change });
    expect(status).toBe(400);
    expect(json.code).toMatch(/^(bad-message|unsignable|malformed)/);
    expect(await the.kept()).toBe(before);
  });
  it("a body that is too large, whether it says so or not", async () => {
    const large = JSON.stringify({ ...(await the.signed()), deadline: "1", more: "x".repeat(17_000) });
    await the.refused(vote(large), 400, "bad-message");
    const body = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 40; piece++) controller.enqueue(new TextEncoder().encode(" ".repeat(1_000)));
        controller.close();
      },
    });
    const options = { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" };
    const response = await fetch(`${the.url}/v1/ballots/votes`, options as RequestInit);
    expect(await response.json()).toMatchObject({ code: "bad-message" });
  });
  it("a page of somebody else's", async () => {
    const headers = { "content-type": "application/json", origin: "https://elsewhere.example" };
    const response = await fetch(`${the.url}/v1/ballots/votes`, { method: "POST", headers, body: "{}" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "foreign-origin" });
  });
});
