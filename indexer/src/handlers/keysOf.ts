import type { Key, StateTable } from "../store/tableSpecs.ts";
import type { ChainEvent } from "./decodeLog.ts";
import { campaignOf, idHex, lower } from "./words.ts";

type Named = readonly [table: StateTable, ...key: Key];

/** The rows that `applyEvent` will read or write for an event, so that those of a whole range are loaded at once. */
export function keysOf(event: ChainEvent): Named[] {
  switch (event.eventName) {
    case "CampaignOpened":
    case "SettingsChanged":
    case "CampaignLocked":
    case "TermsPublished":
    case "RelaySet":
    case "BrandOffered":
    case "BrandChanged":
    case "ArbiterOffered":
    case "ArbiterChanged":
      return [["campaigns", event.args.campaign]];
    case "CuratorSet":
      return [["curators", event.args.campaign, lower(event.args.curator)]];
    case "Contributed": {
      const { id, author, parents } = event.args;
      return [
        ["campaigns", campaignOf(id)],
        ["works", idHex(id)],
        ["standingVerdicts", idHex(id), lower(author)],
        ["contributors", campaignOf(id), lower(author)],
        ...parents.map((parent): Named => ["works", idHex(parent)]),
      ];
    }
    case "SignaturesCancelled":
      return [["signatureEpochs", lower(event.args.author)]];
    case "Transfer":
      return [["works", idHex(event.args.id)]];
    case "Reviewed": {
      const { id, author } = event.args;
      return [
        ["works", idHex(id)],
        ["campaigns", campaignOf(id)],
        ["standingVerdicts", idHex(id), lower(author)],
      ];
    }
    case "Funded":
    case "Refunded":
    case "ProceedsAdded":
    case "ProceedsTaken":
    case "StakesForfeited":
      return [["pools", event.args.campaign, lower(event.args.token)]];
    case "StatementProposed":
    case "EmptyProposed":
    case "StatementDisputed":
    case "DisputeDecided":
    case "StatementStood":
    case "StatementFell": {
      const { campaign, token, number } = event.args;
      return [
        ["pools", campaign, lower(token)],
        ["statements", campaign, lower(token), number],
      ];
    }
    case "Claimed": {
      const { campaign, token, account } = event.args;
      return [
        ["pools", campaign, lower(token)],
        ["claimed", campaign, lower(token), lower(account)],
      ];
    }
    case "Credited":
    case "Withdrawn":
      return [["accountCredits", lower(event.args.account), lower(event.args.token)]];
    case "StatementRaised":
    case "Approval":
    case "ApprovalForAll":
    case "EIP712DomainChanged":
      return [];
  }
}
