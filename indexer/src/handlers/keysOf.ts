import { unpackWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import type { Address, Hex } from "viem";
import type { Key, StateTable } from "../store/tableSpecs.ts";
import type { ChainEvent } from "./decodeLog.ts";
import { anchorKindOf } from "./evidenceEvents.ts";
import { movedEditions } from "./movedEditions.ts";
import { campaignOf, idHex, lower } from "./words.ts";

export type Named = readonly [table: StateTable, ...key: Key];

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
    case "Contributed":
      return keysOfWork(event.args);
    case "ContributedFromEvidence":
      return [...keysOfWork(event.args), keyOfAnchor(event.args)];
    case "Superseded": {
      const { id, author, previous } = event.args;
      return [
        ...keysOfWork(event.args),
        ...keysOfJudgement(id, previous),
        ...keysOfJudgement(id, author),
        keyOfAnchor(event.args),
      ];
    }
    case "Committed":
      return [["campaigns", event.args.campaign]];
    case "Anchored": {
      const { campaign, kind, root, config } = event.args;
      return [
        ["campaigns", campaign],
        ["anchors", campaign, anchorKindOf(kind), root, lower(config)],
      ];
    }
    case "SignaturesCancelled":
      return [["signatureEpochs", lower(event.args.author)]];
    case "Transfer":
      return [["attributions", idHex(event.args.id)]];
    case "Reviewed":
    case "Appealed":
    case "AppealDecided": {
      const { id, author } = event.args;
      return [["campaigns", campaignOf(id)], ...keysOfJudgement(id, author)];
    }
    case "BondReturned":
      return [["appeals", idHex(event.args.id), lower(event.args.author)]];
    case "BondsForwarded":
      return [["campaigns", event.args.campaign]];
    case "Voted": {
      const { id, voter } = event.args;
      return [
        ["ballots", idHex(id), lower(voter)],
        ["voteTotals", idHex(id)],
      ];
    }
    case "PollOpened":
      return [
        ["campaigns", event.args.campaign],
        ["polls", event.args.campaign, event.args.poll],
      ];
    case "EditionSet":
    case "EditionMinted":
      return [["editions", event.args.campaign]];
    case "TransferSingle":
    case "TransferBatch":
      return movedEditions(event).flatMap(({ from, to, campaign }): Named[] => [
        ["editions", campaign],
        ["editionBalances", campaign, lower(from)],
        ["editionBalances", campaign, lower(to)],
      ]);
    case "ForwarderDeployed":
      return [["forwarders", event.args.campaign]];
    case "ProceedsAdded":
      return [
        ["pools", event.args.campaign, lower(event.args.token)],
        ["forwarders", event.args.campaign],
      ];
    case "Funded":
    case "Refunded":
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
    case "MetadataUpdate":
    case "URI":
      return [];
  }
}

function keysOfWork({ id }: { id: bigint }): Named[] {
  return [
    ["campaigns", campaignOf(id)],
    ["attributions", idHex(id)],
  ];
}

function keysOfJudgement(id: bigint, author: Address): Named[] {
  return [
    ["standingVerdicts", idHex(id), lower(author)],
    ["appeals", idHex(id), lower(author)],
  ];
}

/** The anchor that the evidence may be the root of. */
function keyOfAnchor({ header, evidence }: { header: bigint; evidence: Hex }): Named {
  const { campaign, config } = unpackWorkHeader(header);
  return ["anchors", campaign, "contributions", evidence, config];
}
