import { REREAD, type Sentences } from "./Sentence.ts";

/** Errors of `IEditions` and of its ERC-1155 token. */
export const EDITION_SENTENCES: Sentences = {
  ContentFixed: (_f, campaign, minted) => [
    `The edition of campaign ${campaign} was sold ${minted} times: what it is a copy of can't change any more.`,
    "Nothing can be done: what was sold stays what it is.",
  ],
  BadContent: () => [
    "The edition's content isn't one: it needs a digest, a codec (raw or dag-pb) and a known media kind.",
    "Build it from the content's CID.",
  ],
  NoEdition: () => ["The campaign's edition has no content yet.", "Wait for its brand to name one."],
  OtherContent: (_f, campaign) => [
    `The edition of campaign ${campaign} is a copy of other content than you looked at.`,
    "Look at it again before you buy.",
  ],
  NothingMinted: () => ["Nothing would be minted.", "Name an amount above 0."],
  SettingsNotFixed: (_f, campaign) => [
    `Nothing was ever contributed to or paid into campaign ${campaign}: its brand could still change the price.`,
    "Wait for its first contribution or funding.",
  ],
  RollEmpty: (_f, campaign) => [
    `The roll of campaign ${campaign} is empty: there is nobody whom a collector could pay.`,
    REREAD,
  ],
  CapExceeded: (_f, _, minted, amount, cap) => [
    `There are ${minted} editions of at most ${cap}, and ${amount} more would be too many.`,
    "Mint fewer.",
  ],
  ERC1155InsufficientBalance: (f, sender, balance, needed) => [
    `${f.account(sender)} has ${balance} of these editions, and ${needed} are needed.`,
    "Transfer fewer.",
  ],
  ERC1155InvalidApprover: () => ["The zero address can't approve anything.", "Check the account."],
  ERC1155InvalidArrayLength: () => ["The lists of ids and amounts aren't of one length.", "Correct them."],
  ERC1155InvalidOperator: () => ["The zero address can't be approved.", "Check the operator."],
  ERC1155InvalidReceiver: (f, receiver) => [
    `${f.account(receiver)} can't hold editions.`,
    "Choose another recipient; a contract has to take ERC-1155 tokens.",
  ],
  ERC1155InvalidSender: () => ["Editions can't be taken from the zero address.", "Check the account."],
  ERC1155MissingApprovalForAll: (f, operator, owner) => [
    `${f.account(operator)} may not move the editions of ${f.account(owner)}.`,
    "Use the owner's account, or have the owner approve this one.",
  ],
};
