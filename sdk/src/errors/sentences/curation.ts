import { REREAD, type Sentences, WAIT } from "./Sentence.ts";

/** Errors of `ICuration`. */
export const CURATION_SENTENCES: Sentences = {
  NotCurator: (_f, campaign, caller) => [
    `${caller} may not review in campaign ${campaign}: it is neither its brand nor one of its curators.`,
    "Use a curator's account, or have the brand name this one.",
  ],
  OutsideReview: (f, campaign, time, ends) => [
    `Verdicts in campaign ${campaign} are taken from its opening until ${f.date(ends)}; it is ${f.date(time)} on the chain.`,
    "Verdicts given later don't count.",
  ],
  OtherCampaign: (f, campaign, work) => [
    `The work ${f.id(work)} is not of campaign ${campaign}.`,
    "Handle each campaign's works apart.",
  ],
  BadVerdict: () => [
    "Acceptance, score and reason don't fit: accepted with a score up to 10,000, or rejected with a reason from 1 to 8 (8 with a note).",
    "Correct the verdict.",
  ],
  OtherAuthor: (f, work, _, author) => [
    `The work ${f.id(work)} is by ${author}.`,
    "Look at the work again: its author was corrected.",
  ],
  NoVerdicts: () => ["There is no verdict in the batch.", "Give at least one."],
  OtherDeployment: (f, contributions, pools) => [
    `The pools ${f.account(pools)} are not those of the contributions ${f.account(contributions)}.`,
    "Deploy with contracts of one deployment.",
  ],
  NotLocked: (_f, campaign) => [
    `Nothing was contributed to or paid into campaign ${campaign} yet, so its brand can still change every time that counts here.`,
    "Wait for the first contribution or funding.",
  ],

  // Appeals
  OutsideAppeals: (f, campaign, time, from, until) => [
    `Appeals in campaign ${campaign} are made from ${f.date(from)} until ${f.date(until)}; it is ${f.date(time)} on the chain.`,
    Number(time) < Number(from) ? WAIT : "It is too late to appeal.",
  ],
  AlreadyAppealed: (f, work) => [
    `You have appealed for the work ${f.id(work)} before, and once is all.`,
    "Wait for the arbiter.",
  ],
  NoDecisions: () => ["There is no decision in the batch.", "Give at least one."],
  OutsideDecisions: (f, campaign, time, from, until) => [
    `Appeals in campaign ${campaign} are decided from ${f.date(from)} until ${f.date(until)}; it is ${f.date(time)} on the chain.`,
    Number(time) < Number(from) ? WAIT : "It is too late: what is undecided is for the author.",
  ],
  BadDecision: () => [
    "A decision's score is at most 10,000, and 0 where the appeal isn't upheld.",
    "Correct the decision.",
  ],
  NoAppeal: (f, work, author) => [`${f.account(author)} has not appealed for the work ${f.id(work)}.`, REREAD],
  AlreadyDecided: (f, work, author) => [
    `The appeal of ${f.account(author)} for the work ${f.id(work)} is decided, for ever.`,
    "Leave it out of the batch.",
  ],
  NotAppellant: (f, _, author) => [
    `Only ${f.account(author)}, who appealed, may send the bond to somebody else.`,
    "Send it to the appellant, or use the appellant's account.",
  ],
  NoBond: (f, work, author) => [
    `No bond of ${f.account(author)} is held for the work ${f.id(work)} (any more).`,
    "Nothing to do.",
  ],
  BondHeld: (f, _, __, returnsAt) => [
    `The appeal isn't decided yet; its bond returns by the decision, or on ${f.date(returnsAt)}.`,
    WAIT,
  ],
  NothingToForward: (_f, campaign) => [
    `No rejected appeal's bond waits for the pool of campaign ${campaign}.`,
    "Nothing to do.",
  ],

  // Votes and polls
  BadBallot: (_f, count, most) => [
    `A ballot has between 1 and ${most} entries, and this one has ${count}.`,
    "Split it or fill it.",
  ],
  NoVoting: (_f, campaign) => [
    `In campaign ${campaign} nobody votes: its rule has no community part.`,
    "Nothing to do.",
  ],
  OutsideVoting: (f, campaign, time, from, until) => [
    `Votes in campaign ${campaign} are taken from ${f.date(from)} until ${f.date(until)}; it is ${f.date(time)} on the chain.`,
    Number(time) < Number(from) ? WAIT : "It is too late to vote.",
  ],
  BadVotes: (f, work, votes, most) => [
    `The work ${f.id(work)} would get ${votes} votes; it has to be between 1 and ${most} at a time.`,
    "Give it a number in between.",
  ],
  NotVoter: (f, campaign, caller) => [
    `${f.account(caller)} is not on the list of voters of campaign ${campaign}, or the proof is another's.`,
    "Use a voter's account, with its own proof.",
  ],
  UnneededProof: (_f, campaign) => [
    `Campaign ${campaign} has no list of voters, and a proof was given.`,
    "Vote without a proof.",
  ],
  EmptyPoll: () => ["The poll has no document.", "Put the document on IPFS and give its digest."],
  PollEndsInPast: (f, _, __, closes, time) => [
    `The poll would close on ${f.date(closes)}, and it is ${f.date(time)} on the chain.`,
    "Choose a later end.",
  ],
};
