import type { Sentence, Sentences } from "./Sentence.ts";

const TOKEN_REFUSED = "Nothing was changed. Check the token's own rules, or use another token.";
const TOO_LITTLE: Sentence = ["The account has too little of the token.", "Get more of it, or name a smaller amount."];
const NOT_ALLOWED: Sentence = [
  "The contract may not take that much of the token yet.",
  "Approve the amount first, then try again.",
];
const PERMIT: Sentence = [
  "The token didn't accept the signed permission.",
  "Approve the amount by a transaction instead, or sign anew.",
];
const NOT_SENT: Sentence = ["The token didn't carry out the transfer.", TOKEN_REFUSED];

/** Errors of the tokens that brands choose, and of libraries below them. */
export const TOKEN_SENTENCES: Sentences = {
  ERC20InsufficientBalance: (f, sender, balance, needed) => [
    `${f.account(sender)} has ${f.amount(balance)}, and ${f.amount(needed)} are needed.`,
    "Get more of the token, or name a smaller amount.",
  ],
  ERC20InsufficientAllowance: (f, _, allowance, needed) => [
    `The contract may take ${f.amount(allowance)}, and ${f.amount(needed)} are needed.`,
    "Approve the amount first, then try again.",
  ],
  ERC20InvalidSender: () => ["The token can't be taken from the zero address.", "Check the account."],
  ERC20InvalidReceiver: () => ["The token can't be sent to that address.", "Check the recipient."],
  ERC20InvalidApprover: () => ["The zero address can't approve anything.", "Check the account."],
  ERC20InvalidSpender: () => ["The zero address can't be approved.", "Check the deployment's address."],
  ERC2612ExpiredSignature: (f, deadline) => [
    `The signed permission was good until ${f.date(deadline)}.`,
    "Sign anew, or approve the amount by a transaction.",
  ],
  ERC2612InvalidSigner: () => PERMIT,
  PermitExpired: () => PERMIT,
  InvalidPermit: () => PERMIT,
  Permit2AllowanceIsFixedAtInfinity: () => [
    "The token's allowance for this contract can't be changed.",
    "Nothing has to be approved.",
  ],
  EnforcedPause: () => [
    "The token is paused by whoever runs it.",
    "Try again when it is running, or use another token.",
  ],
  SafeERC20FailedOperation: (f, token) => [
    `The token ${f.account(token)} refused the transfer.`,
    "Check balance and allowance, then try again.",
  ],
  ReentrancyGuardReentrantCall: () => ["The token called back in the middle of a payment.", "Don't use this token."],
  Reentrancy: () => ["The token called back in the middle of a payment.", "Don't use this token."],
  AddressEmptyCode: (f, target) => [
    `There is no contract at ${f.account(target)}.`,
    "Check the address and the chain.",
  ],
  FailedCall: () => ["A contract further down refused the call.", TOKEN_REFUSED],
  InsufficientBalance: () => TOO_LITTLE,
  InsufficientAllowance: () => NOT_ALLOWED,
  TotalSupplyOverflow: () => NOT_SENT,
  AllowanceOverflow: () => NOT_SENT,
  AllowanceUnderflow: () => NOT_ALLOWED,
  TransferFromFailed: () => NOT_SENT,
  ApproveFailed: () => NOT_SENT,
  // Ours names the recipient (of ETH), Solady's names nothing (and is about a token).
  TransferFailed: (f, ...args) =>
    args.length === 0
      ? NOT_SENT
      : [
          `The payment to ${f.account(args[0])} failed.`,
          "If it is a contract that takes no ETH, claim to another address.",
        ],
  ETHTransferFailed: () => [
    "The ETH could not be sent.",
    "If the recipient is a contract that takes no ETH, choose another address.",
  ],
  ECDSAInvalidSignature: () => PERMIT,
  ECDSAInvalidSignatureLength: () => PERMIT,
  ECDSAInvalidSignatureS: () => PERMIT,
  InvalidAccountNonce: () => PERMIT,
  Unauthorized: () => ["This account may not do that.", "Use the account that may."],
};

/** Texts (of old tokens, and of the language's own checks) that are worth a sentence of their own. */
export const REASON_SENTENCES: readonly (readonly [pattern: RegExp, sentence: Sentence])[] = [
  [/exceeds balance|insufficient[- ]balance|balance too low/i, TOO_LITTLE],
  [/allowance/i, NOT_ALLOWED],
  [/permit|expired/i, PERMIT],
  [/paused/i, ["The token is paused by whoever runs it.", "Try again when it is running, or use another token."]],
  [/blacklist|blocklist|denied/i, ["The token refuses this account.", "Use another account or another token."]],
];
