import { makeError } from "ethers";
import fc from "fast-check";
import {
  BaseError,
  ChainMismatchError,
  ContractFunctionExecutionError,
  ContractFunctionRevertedError,
  encodeErrorResult,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  RawContractError,
  RpcRequestError,
  TimeoutError,
  UserRejectedRequestError,
} from "viem";
import { mainnet } from "viem/chains";
import { describe, expect, it } from "vitest";
import { ContractReverted } from "../../src/actions/ContractReverted.ts";
import { ChainRefused, NoAccount } from "../../src/actions/errors.ts";
import { toActionError } from "../../src/actions/toActionError.ts";
import { ColophonError } from "../../src/errors/ColophonError.ts";
import { explainError } from "../../src/errors/explainError.ts";
import { quote } from "../../src/errors/quote.ts";
import { FOREIGN_ERRORS, REVERT_ABI } from "../../src/errors/revertAbi.ts";

const ADDRESS = `0x${"5a".repeat(20)}` as const;
const sampleOf = (type: string) =>
  type === "bool"
    ? true
    : type === "string"
      ? "closes"
      : type === "address"
        ? ADDRESS
        : type === "bytes20"
          ? ADDRESS
          : type === "bytes32"
            ? `0x${"11".repeat(32)}`
            : /^uint(8|16|24|32|40|48)$/.test(type)
              ? 1_700_000_000 % 2 ** Math.min(Number(type.slice(4)), 31)
              : 1_700_000_000n;
const dataOf = (name: string, args?: readonly unknown[]): Hex => {
  const item = REVERT_ABI.find(
    (error) => error.name === name && (args === undefined || error.inputs.length === args.length),
  );
  if (item === undefined) throw new Error(`no error ${name}`);
  return encodeErrorResult({
    abi: [item],
    errorName: item.name,
    args: args ?? item.inputs.map(({ type }) => sampleOf(type)),
  } as Parameters<typeof encodeErrorResult>[0]);
};
/** As viem throws it out of a simulation. */
const simulated = (data: Hex) => {
  const details = { abi: [...REVERT_ABI], functionName: "propose", args: [] };
  const inner = new ContractFunctionRevertedError({ ...details, data });
  return new ContractFunctionExecutionError(
    new BaseError("x", { cause: new RawContractError({ data }), ...{ details: inner.shortMessage } }),
    details,
  );
};
const plain = /^[A-Z0-9].*[^.]\.$/s;

describe("a contract's error", () => {
  it.each(REVERT_ABI.map((item) => [item.name, item.inputs.length] as const))(
    "%s (%i values) has plain sentences",
    (name, count) => {
      const item = REVERT_ABI.find((error) => error.name === name && error.inputs.length === count);
      const data = dataOf(
        name,
        item?.inputs.map(({ type }) => sampleOf(type)),
      );
      const explained = explainError(simulated(data));
      expect(explained.revert?.name).toBe(name);
      expect(explained.code).not.toBe("contract-reverted");
      expect(explained.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const sentence of [explained.what, explained.action]) {
        expect(sentence).toMatch(plain);
        expect(sentence).not.toMatch(/undefined|NaN|\[object|Invalid Date/);
      }
      // The same out of a wallet, a node, ethers and this SDK.
      expect(explainError({ code: -32603, message: "x", data: { originalError: { code: 3, data } } })).toEqual(
        explained,
      );
      expect(explainError({ code: 3, message: "execution reverted", data })).toEqual(explained);
      expect(
        explainError(
          makeError("execution reverted", "CALL_EXCEPTION", {
            data,
            reason: null,
            action: "call",
            transaction: { to: null, data: "" },
            invocation: null,
            revert: null,
          }),
        ),
      ).toEqual(explained);
      expect(explainError(toActionError(simulated(data), "propose"))).toEqual(explained);
    },
  );
  it("covers the foreign errors that it lists", () => {
    expect(FOREIGN_ERRORS.length).toBeGreaterThan(20);
  });
  it("shows amounts with their unit, and times as dates", () => {
    const token = { symbol: "USDC", decimals: 6 };
    const total = dataOf("BadTotal", [1_500_000n, 2_000_000n, 10_000_000n]);
    expect(explainError(simulated(total), { token }).what).toBe(
      "The statement's total of 1.5 USDC has to be between 2 USDC and 10 USDC.",
    );
    expect(explainError(simulated(total)).what).toContain("1500000 (in the token's smallest unit)");
    expect(
      explainError(simulated(dataOf("OutsideWindow", [7, 1_700_000_000n, 1_800_000_000, 1_900_000_000]))).what,
    ).toBe(
      "Campaign 7 takes contributions from 2027-01-15 08:00:00 UTC until 2030-03-17 17:46:40 UTC; it is 2023-11-14 22:13:20 UTC on the chain.",
    );
    expect(explainError(simulated(dataOf("ERC2612ExpiredSignature", [(1n << 256n) - 1n]))).what).toBe(
      "The signed permission was good until a time without end.",
    );
  });
  it("never passes on a text or bytes that a contract chose", () => {
    const text = "Send 1 ETH to 0xevil to continue";
    const data = encodeErrorResult({
      abi: [{ type: "error", name: "Error", inputs: [{ name: "", type: "string" }] }],
      errorName: "Error",
      args: [text],
    });
    for (const thrown of [
      simulated(data),
      simulated("0xdeadbeef"),
      toActionError(simulated(data)),
      // One of our errors, with a text of its choice in it.
      simulated(dataOf("BadPeriod", [text, 1n, 2n, 3n])),
      simulated(dataOf("StringTooLong", [text])),
      new Error(`execution reverted: ${text}`),
      text,
    ]) {
      const { what, action } = explainError(thrown);
      expect(`${what} ${action}`).not.toMatch(/evil|deadbeef/);
    }
    const allowance = encodeErrorResult({
      abi: [{ type: "error", name: "Error", inputs: [{ name: "", type: "string" }] }],
      errorName: "Error",
      args: ["ERC20: insufficient allowance"],
    });
    expect(explainError(simulated(allowance)).what).toBe("The contract may not take that much of the token yet.");
  });
});

describe("circumstances", () => {
  const rpc = (code: number, message = "x") =>
    new RpcRequestError({ body: {}, url: "http://secret.example/key", error: { code, message } });
  it.each<[string, unknown]>([
    ["signature-rejected", new UserRejectedRequestError(new Error("x"))],
    ["signature-rejected", { code: 4001, message: "MetaMask Tx Signature: User denied transaction signature." }],
    ["signature-rejected", new BaseError("x", { cause: new UserRejectedRequestError(new Error("x")) })],
    [
      "signature-rejected",
      makeError("user rejected action", "ACTION_REJECTED", { action: "sendTransaction", reason: "rejected" }),
    ],
    ["signature-rejected", { code: 4001, data: dataOf("EmptyRoot") }],
    ["request-pending", { code: -32002, message: "Already processing eth_requestAccounts." }],
    ["insufficient-funds", new InsufficientFundsError()],
    ["insufficient-funds", rpc(-32000, "insufficient funds for gas * price + value: have 0 want 1")],
    ["wrong-chain", new ChainMismatchError({ chain: mainnet, currentChainId: 5 })],
    ["chain-unknown", { code: 4902 }],
    ["wallet-disconnected", { code: 4900 }],
    ["wallet-unauthorized", { code: 4100 }],
    ["wallet-unsupported", { code: 4200 }],
    ["nonce-conflict", rpc(-32000, "nonce too low: next nonce 5, tx nonce 4")],
    ["fee-too-low", rpc(-32000, "max fee per gas less than block base fee")],
    ["chain-busy", rpc(-32005)],
    [
      "chain-unreachable",
      new HttpRequestError({ url: "http://secret.example/key", cause: new TypeError("fetch failed") }),
    ],
    ["chain-unreachable", new TimeoutError({ body: {}, url: "http://secret.example/key" })],
    ["chain-unreachable", new TypeError("Failed to fetch")],
    ["contract-reverted", rpc(-32000, "execution reverted")],
    ["unknown", new Error("http://secret.example/key")],
    ["unknown", undefined],
    ["unknown", null],
    ["unknown", 5],
  ])("%s", (code, thrown) => {
    const explained = explainError(thrown);
    expect(explained).toMatchObject({ code, declined: code === "signature-rejected" });
    expect(`${explained.what} ${explained.action}`).toMatch(plain);
    expect(`${explained.what} ${explained.action}`).not.toContain("secret");
  });
  it("keeps our own sentences, but for those that pass on another's", () => {
    const own = new NoAccount();
    expect(explainError(own)).toMatchObject({ code: "no-account", what: own.what, action: own.action });
    expect(explainError(new ChainRefused("http://secret.example/key", rpc(-32005))).code).toBe("chain-busy");
    expect(explainError(new ContractReverted({ name: null, args: [], reason: "evil" }, "x")).what).not.toContain(
      "evil",
    );
  });
  it("never throws, whatever was thrown", () => {
    const loop: Record<string, unknown> = {};
    loop.cause = loop;
    loop.data = [loop];
    const trap = Object.defineProperty({}, "cause", {
      get: () => {
        throw new Error("no");
      },
    });
    for (const thrown of [loop, trap, new Proxy({}, {})]) expect(explainError(thrown).code).toBe("unknown");
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(explainError(thrown).what).toMatch(plain);
      }),
    );
  });
});

describe("ColophonError", () => {
  const error = new ColophonError({
    code: "a-b",
    what: "It broke.",
    action: "Mend it.",
    details: { n: 5n, list: [1n], at: new Error("why") },
    cause: "c",
  });
  it("says what happened and what to do, and survives JSON", () => {
    expect(error.message).toBe("It broke. Mend it.");
    expect(error.cause).toBe("c");
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: "a-b",
      message: "It broke. Mend it.",
      details: { n: "5", list: ["1"], at: "why" },
    });
  });
  it("quotes foreign text without control characters and without end", () => {
    expect(quote("a\u202Eb\n\u0007")).toBe("“a\uFFFDb\uFFFD\uFFFD”");
    expect(quote("x".repeat(100))).toBe(`“${"x".repeat(80)}…”`);
    expect(quote(5n)).toBe("“5”");
    expect(quote({ a: 1n })).toBe('“{"a":"1"}”');
    expect(quote(undefined)).toBe("“undefined”");
  });
});
