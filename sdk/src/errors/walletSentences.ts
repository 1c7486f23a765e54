import type { Cause } from "./causes.ts";

/** Something outside of contracts: the wallet, the account, the endpoint, the network. */
export interface Circumstance {
  readonly code: string;
  readonly what: string;
  readonly action: string;
  /** True where the person said no: nothing went wrong, and nothing typed is lost. */
  readonly declined?: true;
}

interface Rule {
  readonly is: Circumstance;
  /** Codes of EIP-1193, EIP-1474 and ethers; names of viem's, wagmi's and the platform's classes; texts of nodes. */
  readonly codes?: readonly unknown[];
  readonly names?: readonly string[];
  readonly text?: RegExp;
}

/** The first that fits any cause is the answer, so that the person's own “no” stands before everything that follows from it. */
const RULES: readonly Rule[] = [
  {
    is: {
      code: "signature-rejected",
      what: "You declined in the wallet.",
      action: "Nothing was sent; try again whenever you like.",
      declined: true,
    },
    codes: [4001, 5000, "ACTION_REJECTED"],
    names: ["UserRejectedRequestError", "UserRejectedError"],
    text: /user (rejected|denied|cancell?ed|declined)|rejected by (the )?user/i,
  },
  {
    is: {
      code: "request-pending",
      what: "The wallet is still waiting for your answer to an earlier request.",
      action: "Open the wallet, answer it, then try again.",
    },
    codes: [-32002],
    names: ["ResourceUnavailableRpcError"],
  },
  {
    is: {
      code: "insufficient-funds",
      what: "The account has too little ETH for this and its fee.",
      action: "Put some ETH into the account, or use another one.",
    },
    codes: ["INSUFFICIENT_FUNDS"],
    names: ["InsufficientFundsError"],
    text: /insufficient funds|exceeds the balance of the account|insufficient balance for transfer/i,
  },
  {
    is: {
      code: "chain-unknown",
      what: "The wallet doesn't know the chain that this works on.",
      action: "Let the page add it, or add it in the wallet's settings.",
    },
    codes: [4902],
  },
  {
    is: {
      code: "wrong-chain",
      what: "The wallet is on another chain than this works on.",
      action: "Change the chain in the wallet, then try again.",
    },
    names: ["ChainMismatchError", "ConnectorChainMismatchError", "SwitchChainError", "ChainNotConfiguredError"],
  },
  {
    is: {
      code: "wallet-disconnected",
      what: "The wallet isn't connected any more.",
      action: "Connect it again, then try again.",
    },
    codes: [4900, 4901],
    names: [
      "ProviderDisconnectedError",
      "ChainDisconnectedError",
      "ConnectorNotConnectedError",
      "ConnectorAccountNotFoundError",
      "AccountNotFoundError",
    ],
  },
  {
    is: {
      code: "wallet-unauthorized",
      what: "The wallet hasn't allowed this page to use that account.",
      action: "Connect the account in the wallet, then try again.",
    },
    codes: [4100],
    names: ["UnauthorizedProviderError"],
  },
  {
    is: {
      code: "wallet-unsupported",
      what: "The wallet can't do what is needed here.",
      action: "Update it, or use another wallet.",
    },
    codes: [4200, -32601, -32004],
    names: ["UnsupportedProviderMethodError", "MethodNotFoundRpcError", "MethodNotSupportedRpcError"],
  },
  {
    is: {
      code: "nonce-conflict",
      what: "The account sent another transaction meanwhile.",
      action: "Try again; if it stays, reset the account's pending transactions in the wallet.",
    },
    codes: ["NONCE_EXPIRED", "REPLACEMENT_UNDERPRICED"],
    names: ["NonceTooLowError", "NonceTooHighError"],
    text: /nonce too (low|high)|replacement transaction underpriced|already known/i,
  },
  {
    is: {
      code: "fee-too-low",
      what: "The offered fee is below what the chain asks at present.",
      action: "Try again with the fee that the wallet suggests.",
    },
    names: ["FeeCapTooLowError", "TipAboveFeeCapError", "FeeCapTooHighError", "TransactionTypeNotSupportedError"],
    text: /max fee per gas less than block base fee|transaction underpriced|intrinsic gas too low/i,
  },
  {
    is: {
      code: "not-confirmed-yet",
      what: "The transaction was sent, and isn't in a block yet.",
      action: "Wait: don't send it again before you have looked at it in the wallet.",
    },
    names: ["WaitForTransactionReceiptTimeoutError", "TransactionReceiptNotFoundError", "TransactionNotFoundError"],
  },
  {
    is: {
      code: "chain-busy",
      what: "The chain's endpoint takes no more requests for the moment.",
      action: "Wait a little, then try again.",
    },
    codes: [-32005, 429],
    names: ["LimitExceededRpcError"],
    text: /\b429\b|rate limit|too many requests/i,
  },
  {
    is: {
      code: "chain-unreachable",
      what: "The chain can't be reached.",
      action: "Check your connection, then try again; nothing typed is lost.",
    },
    codes: ["NETWORK_ERROR", "TIMEOUT", "SERVER_ERROR", "ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ECONNRESET"],
    names: ["HttpRequestError", "WebSocketRequestError", "TimeoutError", "SocketClosedError", "NetworkError"],
    text: /failed to fetch|fetch failed|load failed|networkerror|econnrefused|network request failed/i,
  },
];

/** What the causes speak of; null where it is nothing known. */
export function circumstanceOf(causes: readonly Cause[]): Circumstance | null {
  for (const { is, codes = [], names = [], text } of RULES) {
    const fits = ({ code, name, message }: Cause) =>
      (code !== undefined && codes.includes(code)) || names.includes(name) || text?.test(message) === true;
    if (causes.some(fits)) return is;
  }
  return null;
}
