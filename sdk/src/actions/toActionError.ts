import {
  BaseError,
  HttpRequestError,
  InsufficientFundsError,
  RpcRequestError,
  TimeoutError,
  UserRejectedRequestError,
  WebSocketRequestError,
} from "viem";
import { ColophonError } from "../errors/ColophonError.ts";
import { ContractReverted } from "./ContractReverted.ts";
import { decodeRevert } from "./decodeRevert.ts";
import { ChainRefused, ChainUnreachable, InsufficientFunds, SignatureRejected } from "./errors.ts";

/**
 * What went wrong, as one of this project's errors: a contract's own error in words, a rejected signature, an account
 * without gas money, an endpoint that doesn't answer. What is none of these is passed on as it was.
 *
 * @param error Whatever a viem call threw.
 * @param functionName The contract's function, where one was called.
 *
 * @example
 * await readContract(client, request).catch((error) => { throw toActionError(error, "poolOf"); });
 */
export function toActionError(error: unknown, functionName?: string): Error {
  if (error instanceof ColophonError) return error;
  if (!(error instanceof BaseError)) return error instanceof Error ? error : new Error(String(error));
  if (find(error, UserRejectedRequestError) || hasCode(error, 4001)) return new SignatureRejected(error);
  const revert = decodeRevert(error);
  if (revert !== null) return new ContractReverted(revert, functionName ?? "call", error);
  if (find(error, InsufficientFundsError)) return new InsufficientFunds(error);
  return transportError(error) ?? error;
}

/** Where the endpoint itself is the trouble. */
function transportError(error: BaseError): Error | null {
  const http = find(error, HttpRequestError);
  if (http !== null) {
    const status = http.status === undefined ? null : `it answered with HTTP status ${http.status}`;
    return new ChainUnreachable(hostOf(http.url), status ?? "nothing answers there", error);
  }
  const socket = find(error, WebSocketRequestError);
  if (socket !== null) return new ChainUnreachable(hostOf(socket.url), "nothing answers there", error);
  const timeout = find(error, TimeoutError);
  if (timeout !== null) return new ChainUnreachable(null, "it took too long to answer", error);
  const rpc = find(error, RpcRequestError);
  if (rpc === null) return null;
  return isBusy(rpc)
    ? new ChainUnreachable(hostOf(rpc.url), "it is asked too often, or fails", error)
    : new ChainRefused(rpc.details, error);
}

/** What providers say where they have no time: 429 and QuickNode's -32007 beside the standard's -32005. */
const BUSY = [429, -32_005, -32_007];

/** Where an answer in JSON-RPC says nothing about what was asked. viem keeps the status of those that came with one of failure. */
function isBusy({ code, status, details }: RpcRequestError): boolean {
  if (BUSY.includes(code) || status === 429 || (status !== undefined && status >= 500)) return true;
  return /too many requests?|rate.?limit/i.test(details);
}

function find<E extends Error>(error: BaseError, kind: new (...parameters: never[]) => E): E | null {
  const found = error.walk((inner) => inner instanceof kind);
  return found instanceof kind ? found : null;
}

function hasCode(error: BaseError, code: number): boolean {
  return (
    error.walk((inner) => typeof inner === "object" && inner !== null && "code" in inner && inner.code === code) !==
    null
  );
}

/** Without path and query: providers put keys there. */
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
