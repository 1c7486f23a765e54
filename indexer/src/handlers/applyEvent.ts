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
import { contributed, reviewed, signaturesCancelled, transferred } from "./contributionEvents.ts";
import type { ChainEvent } from "./decodeLog.ts";
import {
  claimed,
  credited,
  disputeDecided,
  disputed,
  emptyProposed,
  funded,
  proceedsAdded,
  proceedsTaken,
  raised,
  refunded,
  stakesForfeited,
  statementFell,
  statementProposed,
  statementStood,
  withdrawn,
} from "./poolEvents.ts";

/** Applies one event to the rows in memory. Pure but for `changes`; every row it reads was loaded by `keysOf`. */
export function applyEvent(changes: Changes, event: ChainEvent): void {
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
    case "SignaturesCancelled":
      signaturesCancelled(changes, event.args, at);
      break;
    case "Transfer":
      transferred(changes, event.args, at);
      break;
    case "Reviewed":
      reviewed(changes, event.args, at);
      break;
    case "Funded":
      funded(changes, event.args, at);
      break;
    case "Refunded":
      refunded(changes, event.args, at);
      break;
    case "ProceedsAdded":
      proceedsAdded(changes, event.args, at);
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
      break;
  }
}
