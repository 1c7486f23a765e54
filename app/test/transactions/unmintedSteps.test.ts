import { createServer, type Server } from "node:http";
import type { ApiMint } from "@colophon/sdk/api/mintSchemas.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiError } from "../../src/lib/api.ts";
import { AncestorsUnready, unmintedSteps } from "../../src/transactions/unmintedSteps.ts";

/** An index that answers `/v1/works/{id}/mint` from here, and nothing else. */
const answers = new Map<string, Partial<ApiMint> | number>();
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers.get((request.url ?? "").split("/")[3] ?? "") ?? 404;
    response.writeHead(typeof answer === "number" ? answer : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(typeof answer === "number" ? { code: "test", message: "No." } : answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  url = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;
});
afterAll(() => server.close());

const ready = (...ids: string[]): Partial<ApiMint> => ({
  state: "ready",
  truncated: false,
  steps: ids.map((id) => ({ id, action: "mint" }) as ApiMint["steps"][number]),
});
const idsOf = async (...parents: string[]) => (await unmintedSteps(url, parents)).map(({ id }) => id);

describe("what has to be minted before a work on the direct way", () => {
  it("is nothing without parents, or where all are tokens", async () => {
    answers.set("token", { state: "minted", steps: [], truncated: false });
    expect(await idsOf()).toEqual([]);
    expect(await idsOf("token")).toEqual([]);
  });

  it("is every ancestor once, before what builds on it", async () => {
    answers.set("a", ready("root", "a"));
    answers.set("b", ready("root", "a", "b"));
    expect(await idsOf("b", "a")).toEqual(["root", "a", "b"]);
  });

  it("leaves a later author's token what it is, unless something before it hangs on that", async () => {
    const correct = { id: "late", action: "supersede" } as ApiMint["steps"][number];
    answers.set("late", { ...ready(), steps: [correct] });
    answers.set("child", { ...ready("child"), steps: [correct, ...(ready("child").steps ?? [])] });
    expect(await idsOf("late")).toEqual([]);
    expect(await idsOf("child")).toEqual(["late", "child"]);
  });

  it("says why where one can't be minted, or there are too many", async () => {
    answers.set("stuck", { state: "blocked", why: "Its parent is void.", steps: [], truncated: false });
    answers.set("deep", { ...ready("deep"), truncated: true });
    await expect(unmintedSteps(url, ["stuck"])).rejects.toThrow(/can't get one now. Its parent is void/);
    await expect(unmintedSteps(url, ["deep"])).rejects.toBeInstanceOf(AncestorsUnready);
  });

  it("leaves to the chain what the index doesn't know, and doesn't take silence for that", async () => {
    expect(await idsOf("unknown")).toEqual([]);
    answers.set("broken", 500);
    await expect(unmintedSteps(url, ["broken"])).rejects.toBeInstanceOf(ApiError);
  });
});
