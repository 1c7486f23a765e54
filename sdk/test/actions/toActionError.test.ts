import { HttpRequestError, InternalRpcError, LimitExceededRpcError, RpcRequestError, UnknownRpcError } from "viem";
import { describe, expect, it } from "vitest";
import { ChainRefused, ChainUnreachable } from "../../src/actions/errors.ts";
import { toActionError } from "../../src/actions/toActionError.ts";

const url = "https://chain.example/v2/secret-key";
const said = (code: number, message: string, status?: number) =>
  new RpcRequestError({ url, body: {}, status, error: { code, message } });

describe("what an endpoint's error in JSON-RPC says", () => {
  it.each([
    ["that it is asked too often, by the standard's code", new LimitExceededRpcError(said(-32_005, "slow down"))],
    ["that it is asked too often, by a provider's code", new UnknownRpcError(said(-32_007, "15/second"))],
    ["that it is asked too often, by HTTP's number as a code", said(429, "compute units")],
    ["that it is asked too often, by its status", said(-32_000, "slow down", 429)],
    ["that it is asked too often, in words", said(-32_029, "Too many requests, reason: call rate limit exhausted")],
    ["that it fails, by its status", new InternalRpcError(said(-32_603, "internal error", 503))],
    ["nothing, where it is no JSON-RPC", new HttpRequestError({ url, body: {}, status: 429 })],
  ])("%s: nothing of what was asked", (_, error) => {
    const told = toActionError(error);
    expect(told).toBeInstanceOf(ChainUnreachable);
    expect(told.message).toContain("https://chain.example");
    expect(told.message).not.toContain("secret-key");
  });
  it("that it won't, where it has looked at what was asked", () => {
    for (const error of [said(-32_000, "gas required exceeds allowance"), said(-32_602, "invalid params", 400)]) {
      expect(toActionError(error)).toBeInstanceOf(ChainRefused);
    }
    expect(toActionError(said(3, "execution reverted: rate limit", 500))).toMatchObject({ code: "contract-reverted" });
  });
});
