import { connect } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonBody } from "../src/bodyOf.ts";
import { answerProblem } from "../src/problems.ts";
import type { IntakeStage } from "./support/intakeStage.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

/** Sends the head and the first bytes of a body that never ends. @returns what came until the other side ended the connection, or `until` was there */
function sendPart(url: string, path: string, until?: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname);
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on("data", (piece) => {
      answer += String(piece);
      if (until !== undefined && answer.includes(until)) end();
    });
    socket.on("close", end);
    socket.on("error", (error) => (answer === "" ? reject(error) : end()));
    const head = [`POST ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, "Content-Type: application/json"];
    socket.write(`${[...head, "Transfer-Encoding: chunked"].join("\r\n")}\r\n\r\n1\r\n{\r\n`);
  });
}

describe("a message that comes slowly", () => {
  const app = new Hono();
  for (const [path, patienceMs] of [
    ["/", undefined],
    ["/hurried", 100],
  ] as const) {
    const body = jsonBody(100, patienceMs);
    app.post(path, async (c) => c.json(await body.read(c, z.object({ a: z.number() }))));
  }
  app.onError((error, c) => answerProblem(c, error));
  let server: ServerType | undefined;
  let url = "";
  beforeAll(async () => {
    url = await new Promise<string>((resolve) => {
      const listens = ({ port }: { port: number }) => resolve(`http://127.0.0.1:${port}`);
      server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, listens);
    });
  });
  afterAll(() => {
    server?.close();
  });
  const post = (text: string) => fetch(url, { method: "POST", body: text });

  it("is given up, with the reason, and its connection ended", async () => {
    const answer = await sendPart(url, "/hurried");
    expect(answer).toContain("HTTP/1.1 408");
    expect(answer).toContain("body-late");
  });
  it("is read where it comes", async () => {
    expect(await (await post(`{"a":1}`)).json()).toEqual({ a: 1 });
  });
  it("is refused where it is none, or too large", async () => {
    for (const text of ["", "{", `{"a":"1"}`, `{"a":1,"b":"${"x".repeat(100)}"}`]) {
      const answer = await post(text);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: "bad-message" });
    }
  });
});

describe("a relay", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  it("reads no message of an address that has sent too many", async () => {
    const relay = await stage.start(await stage.database(), { MESSAGES_A_MINUTE: "1" });
    const ballots = ["/v1/ballots/votes", "/v1/ballots/answers"];
    const first = new Set(["/v1/ballots/votes", "/v1/contributions", "/v1/sessions", "/v1/claims"]);
    for (const path of [...ballots, "/v1/contributions", "/v1/sessions", "/v1/claims"]) {
      if (first.has(path)) {
        const asked = await fetch(`${relay.url}${path}`, { method: "POST", body: "{}" });
        expect(asked.status).toBe(400);
      }
      expect(await sendPart(relay.url, path, "\r\n\r\n")).toContain("HTTP/1.1 429");
    }
  });

  it("has no more connections than it may", async () => {
    const relay = await stage.start(await stage.database(), { MAX_CONNECTIONS: "2" });
    const { hostname, port } = new URL(relay.url);
    const sockets = Array.from({ length: 2 }, () => connect(Number(port), hostname));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    const third = connect(Number(port), hostname);
    third.on("error", () => undefined);
    await new Promise((resolve) => third.once("close", resolve));
    for (const socket of sockets) {
      expect(socket.destroyed).toBe(false);
      socket.destroy();
    }
  });
});
