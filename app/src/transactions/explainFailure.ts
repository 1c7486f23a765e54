import type { Failure } from "./machine.ts";

/** Where it happened: the same error means different things before and after signing. */
type Stage = "simulating" | "signing" | "switching" | "pending";

/**
 * Any error of a transaction as sentences for a person. Raw messages never show.
 */
export function explainFailure(error: unknown, stage: Stage): Failure {
  const names = causeNames(error);
  if (names.has("InsufficientFundsError")) {
    return {
      title: "The account can't pay the fee",
      message: "It holds less ETH than this costs. Add some, then try again.",
      retry: true,
    };
  }
  if (names.has("HttpRequestError") || names.has("TimeoutError") || names.has("WebSocketRequestError")) {
    return {
      title: "The chain doesn't answer",
      message: "Nothing was lost. Check the connection, then try again.",
      retry: true,
    };
  }
  if (names.has("ConnectorNotConnectedError") || names.has("ConnectorAccountNotFoundError")) {
    return { title: "The wallet is no longer connected", message: "Connect it again, then try again.", retry: true };
  }
  if (stage === "switching") {
    return {
      title: "The wallet didn't change its chain",
      message: "Choose the chain in the wallet yourself, then try again.",
      retry: true,
    };
  }
  return stage === "pending"
    ? {
        title: "The chain refused it",
        message: "The transaction is in a block but changed nothing; only its fee was paid. Try again to see why.",
        retry: true,
      }
    : {
        title: "This can't be done now",
        message: "The chain would refuse it, and gave no reason that is known here.",
        retry: true,
      };
}

function causeNames(error: unknown): Set<string> {
  const names = new Set<string>();
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < 10; depth += 1) {
    names.add(cause.name);
    cause = cause.cause;
  }
  return names;
}
