import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import {
  answerProblem,
  captchaNeeded,
  storeFull,
  takesFilesOnly,
  tooManyMessages,
  tooManyUploads,
} from "../src/problems.ts";

/** A problem as whoever asked gets it. */
async function answerOf(problem: Error) {
  const app = new Hono();
  app.get("/", (c) => answerProblem(c, problem));
  const answer = await app.request("/");
  const { message, details } = (await answer.json()) as { message: string; details: object };
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), message, details };
}

describe("what a relay says where it takes nothing more", () => {
  it("leaves the way to the chain, in words that fit whatever was sent", async () => {
    for (const problem of [tooManyMessages(30, "Too often."), tooManyUploads(5, "Too many."), storeFull()]) {
      const { message, details } = await answerOf(problem);
      expect(details).toEqual({ direct: true });
      expect(message).toContain("a transaction of your own");
      expect(message).not.toMatch(/\bvote\b/i);
    }
    const alone = await answerOf(takesFilesOnly());
    expect(alone).toMatchObject({ status: 501, details: { direct: true } });
    expect(alone.message).not.toMatch(/\bvote\b/i);
  });
  it("says how long to wait as people would, and in seconds to programs", async () => {
    expect((await answerOf(tooManyMessages(30, "Too often."))).message).toContain("Wait 30 s");
    expect((await answerOf(tooManyUploads(600, "Too many."))).message).toContain("wait 10 minutes");
    const tomorrow = await answerOf(tooManyUploads(40_000, "Too many."));
    expect(tomorrow.message).toContain("wait 12 hours");
    expect(tomorrow).toMatchObject({ status: 429, retryAfter: "40000" });
  });
  it("names both settings that a full store can hang on", async () => {
    const { status, message } = await answerOf(storeFull());
    expect(status).toBe(507);
    expect(message).toContain("UPLOAD_QUOTA");
    expect(message).toContain("FILES_DISK");
  });
  it("asks for the captcha by its name", async () => {
    expect((await answerOf(captchaNeeded())).message).toContain("Solve the captcha first.");
  });
});
