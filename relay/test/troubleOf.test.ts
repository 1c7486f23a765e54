import { HttpRequestError, RpcRequestError } from "viem";
import { describe, expect, it } from "vitest";
import { troubleOf } from "../src/batches/troubleOf.ts";

const url = "https://rpc.example/v2/s3cret";

describe("what is said of a batch that waits", () => {
  it.each([
    new HttpRequestError({ url, status: 503, body: { method: "eth_call" } }),
    new HttpRequestError({ url, cause: new Error(`connect to ${url} failed`) }),
    new RpcRequestError({ url, body: {}, error: { code: -32_000, message: "header not found" } }),
    new Error("outer", { cause: new HttpRequestError({ url, status: 401, body: {} }) }),
  ])("gives away no key of the endpoint, to logs or to voters", (error) => {
    const { words, logged } = troubleOf(error);
    expect(words).not.toBe("");
    expect(`${words} ${JSON.stringify(logged)} ${logged instanceof Error ? logged.stack : ""}`).not.toContain("s3cret");
  });
  it("keeps what nobody expected whole, for the log", () => {
    const bug = new TypeError("x is undefined\nat y");
    expect(troubleOf(bug)).toEqual({ words: "x is undefined", logged: bug });
  });
});
