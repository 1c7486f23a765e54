import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { toActionError } from "@colophon/sdk/actions/toActionError.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import type { Failure, Stage } from "./machine.ts";

const TITLES: Readonly<Record<string, string>> = {
  "insufficient-funds": "The account can't pay the fee",
  "chain-unreachable": "The chain doesn't answer",
  "chain-refused": "The chain refused to take it",
};

/** Any error of a transaction as sentences for a person: contract errors through the SDK's table; raw messages never show. */
export function explainFailure(error: unknown, stage: Stage): Failure {
  const known = toActionError(error);
  if (known instanceof ContractReverted) {
    return {
      title: stage === "pending" ? "The chain refused it" : "The chain would refuse this",
      message: known.message,
      retry: true,
    };
  }
  if (known instanceof ColophonError) {
    return { title: TITLES[known.code] ?? "This can't be done now", message: known.message, retry: true };
  }
  const name = error instanceof Error ? error.name : "";
  if (name === "ConnectorNotConnectedError" || name === "ConnectorAccountNotFoundError") {
    return { title: "The wallet is no longer connected", message: "Connect it again, then try again.", retry: true };
  }
  if (stage === "switching") {
    return {
      title: "The wallet didn't change its chain",
      message: "Choose the chain in the wallet yourself, then try again.",
      retry: true,
    };
  }
  if (stage === "pending") {
    return {
      title: "The chain refused it",
      message: "The transaction changed nothing, or was replaced in the wallet. Try again to see why.",
      retry: true,
    };
  }
  return {
    title: "This can't be done now",
    message: "The wallet or the chain gave a reason that isn't known here. Try again; if it stays, reload the page.",
    retry: true,
  };
}
