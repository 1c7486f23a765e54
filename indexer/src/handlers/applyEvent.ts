import {
  campaignLocked,
  campaignOpened,
  curatorSet,
  relaySet,
  roleChanged,
  roleOffered,
  settingsChanged,
  termsPublished,
} from "./campaignEvents.ts";
import type { Changes } from "./changes.ts";
import {
  contributed,
  contributedFromEvidence,
  signaturesCancelled,
  superseded,
  transferred,
} from "./contributionEvents.ts";
import {
  appealDecided,
  appealed,
  bondReturned,
  bondsForwarded,
  pollOpened,
  reviewed,
  voted,
} from "./curationEvents.ts";
import type { ChainEvent, Contracts } from "./decodeLog.ts";
import { editionMinted, editionSet, editionsMoved, forwarderDeployed } from "./editionEvents.ts";
import { anchored, committed } from "./evidenceEvents.ts";
import { movedEditions } from "./movedEditions.ts";
import {
  claimed,
  credited,
  disputeDecided,
  disputed,
  emptyProposed,
  funded,
  raised,
  refunded,
  statementFell,
  statementProposed,
  statementStood,
  withdrawn,
} from "./poolEvents.ts";
import { proceedsAdded, proceedsTaken, stakesForfeited } from "./proceedsEvents.ts";

/** Applies one event to the rows in memory. Pure but for `changes`; every row it reads was loaded by `keysOf`. */
export function applyEvent(changes: Changes, event: ChainEvent, contracts: Contracts): void {
  const at = event.position;
  switch (event.eventName) {
    case "CampaignOpened":
      campaignOpened(changes, event.args, at);
      break;
    case "SettingsChanged":
      settingsChanged(changes, event.args);
      break;
    case "CampaignLocked":
      campaignLocked(changes, event.args);
      break;
    case "TermsPublished":
      termsPublished(changes, event.args, at);
      break;
    case "CuratorSet":
      curatorSet(changes, event.args);
      break;
    case "RelaySet":
      relaySet(changes, event.args);
      break;
    case "BrandOffered":
      roleOffered(changes, "brand", event.args.campaign, event.args.to);
      break;
    case "BrandChanged":
      roleChanged(changes, "brand", event.args.campaign, event.args.brand);
      break;
    case "ArbiterOffered":
      roleOffered(changes, "arbiter", event.args.campaign, event.args.to);
      break;
    case "ArbiterChanged":
      roleChanged(changes, "arbiter", event.args.campaign, event.args.arbiter);
      break;
    case "Contributed":
      contributed(changes, event.args, at);
      break;
    case "ContributedFromEvidence":
      contributedFromEvidence(changes, event.args, at);
      break;
    case "Superseded":
      superseded(changes, event.args, at);
      break;
    case "Committed":
      committed(changes, event.args, at);
      break;
    case "Anchored":
      anchored(changes, event.args, at);
      break;
    case "SignaturesCancelled":
      signaturesCancelled(changes, event.args, at);
      break;
    case "Transfer":
      transferred(changes, event.args, at);
      break;
    case "Reviewed":
      reviewed(changes, event.args, at);
      break;
    case "Appealed":
      appealed(changes, event.args, at);
      break;
    case "AppealDecided":
      appealDecided(changes, event.args, at);
      break;
    case "BondReturned":
      bondReturned(changes, event.args, at);
      break;
    case "BondsForwarded":
      bondsForwarded(changes, event.args);
      break;
    case "Voted":
      voted(changes, event.args, at);
      break;
    case "PollOpened":
      pollOpened(changes, event.args, at);
      break;
    case "EditionSet":
      editionSet(changes, event.args, at);
      break;
    case "EditionMinted":
      editionMinted(changes, event.args, at);
      break;
    case "TransferSingle":
    case "TransferBatch":
      editionsMoved(changes, movedEditions(event));
      break;
    case "ForwarderDeployed":
      forwarderDeployed(changes, event.args, at);
      break;
    case "Funded":
      funded(changes, event.args, at);
      break;
    case "Refunded":
      refunded(changes, event.args, at);
      break;
    case "ProceedsAdded":
      proceedsAdded(changes, event.args, at, contracts);
      break;
    case "ProceedsTaken":
      proceedsTaken(changes, event.args, at);
      break;
    case "StatementProposed":
      statementProposed(changes, event.args, at);
      break;
    case "EmptyProposed":
      emptyProposed(changes, event.args, at);
      break;
    case "StatementDisputed":
      disputed(changes, event.args, at);
      break;
    case "StatementRaised":
      raised(changes, event.args, at);
      break;
    case "DisputeDecided":
      disputeDecided(changes, event.args, at);
      break;
    case "StakesForfeited":
      stakesForfeited(changes, event.args, at);
      break;
    case "StatementStood":
      statementStood(changes, event.args, at);
      break;
    case "StatementFell":
      statementFell(changes, event.args, at);
      break;
    case "Claimed":
      claimed(changes, event.args, at);
      break;
    case "Credited":
      credited(changes, event.args);
      break;
    case "Withdrawn":
      withdrawn(changes, event.args);
      break;
    case "Approval":
    case "ApprovalForAll":
    case "EIP712DomainChanged":
    case "MetadataUpdate":
    case "URI":
      break;
  }
}
