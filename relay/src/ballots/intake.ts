import type { AnswerSubmission, VoteSubmission } from "@colophon/sdk/api/ballotSchemas.ts";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { voterLeaf } from "@colophon/sdk/batches/voterLeaf.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { verifyProof } from "@colophon/sdk/merkle/verifyProof.ts";
import { fastSigner } from "@colophon/sdk/signatures/node/fastSigner.ts";
import { hashPollAnswer } from "@colophon/sdk/typed-data/pollAnswer.ts";
import { hashVote } from "@colophon/sdk/typed-data/vote.ts";
import type { Hex } from "viem";
import type { RelayChain } from "../chain/relayChain.ts";
import { checkTerms, type Terms } from "../checkTerms.ts";
import { DIRECT, refusal } from "../problems.ts";
import type { Message } from "../store/tables.ts";
import type { PollDocuments } from "./pollDocuments.ts";

/** A message that may be taken, without what taking it adds. */
export type Taken = Omit<
  Message,
  "seq" | "takenAt" | "anchorBy" | "batch" | "leaf" | "config" | "direct" | "void" | "voidWhy"
>;

export interface IntakeOptions {
  chain: RelayChain;
  /** Our own account, in lower case. */
  relay: Hex;
  /** Brands whose campaigns we pay for, in lower case; undefined: whoever's. */
  brands?: readonly string[] | undefined;
  documents: PollDocuments;
  /** Whether a message was taken before: then it is taken again, whatever has changed since. */
  known: (signed: Hex) => Promise<boolean>;
  /** Seconds until a message is in an anchor at the latest. */
  anchorWithin: number;
}

/**
 * Checks a signed vote by all that the chain says: what passes now counts once it is anchored, but for budget and eligibility, which are
 * the roll's.
 *
 * @throws {RelayProblem} which says why not; {UnsignableMessage} {MalformedId} for fields that nobody can sign
 */
export async function checkVote(options: IntakeOptions, sent: VoteSubmission): Promise<Taken> {
  const { chain } = options;
  const terms = termsOf(sent);
  const vote = { ...sent, id: lower(sent.id), voter: terms.signer, deadline: terms.deadline };
  const signed = hashVote(chain.deployment, vote);
  const signature = await checkSignature(options, signed, sent.signature, terms.signer, true);
  const proof = (sent.proof ?? []).map(lower);
  const taken: Taken = { kind: "votes", ...terms, signed, subject: vote.id, choice: sent.votes, signature, proof };
  if (await options.known(signed)) return taken;
  const { settings } = await checkTerms(options, terms, DIRECT);
  if (settings.communityBps === 0) {
    throw refusal("no-voting", `Campaign ${sent.campaign} shares nothing by votes.`, "There is nothing to vote on.");
  }
  const now = await chain.now();
  if (now < settings.opens || now >= settings.votesClose) {
    const when = now < settings.opens ? "hasn't begun" : "is over";
    throw refusal("outside-voting", `The vote in campaign ${sent.campaign} ${when}.`, "See the campaign's times.", {
      opens: settings.opens,
      closes: settings.votesClose,
      now,
    });
  }
  if (settings.voterRoot === NO_DIGEST) {
    if (proof.length > 0) {
      throw refusal("not-listed", `Campaign ${sent.campaign} has no list of voters.`, "Send the vote without a proof.");
    }
  } else if (!verifyProof(settings.voterRoot, voterLeaf(terms.signer), proof)) {
    throw refusal(
      "not-listed",
      `Nothing shows ${terms.signer} to be on the list of voters of campaign ${sent.campaign}.`,
      "Send the proof that the brand gave you; without one you can't vote here.",
    );
  }
  return taken;
}

/**
 * Checks a signed answer to a poll likewise.
 *
 * @throws {RelayProblem} {UnsignableMessage} {MalformedId}
 */
export async function checkAnswer(options: IntakeOptions, sent: AnswerSubmission): Promise<Taken> {
  const { chain, documents } = options;
  const terms = termsOf(sent);
  const poll = lower(sent.poll);
  const signed = hashPollAnswer(chain.deployment, { ...sent, poll, voter: terms.signer, deadline: terms.deadline });
  const signature = await checkSignature(options, signed, sent.signature, terms.signer, false);
  const taken: Taken = { kind: "polls", ...terms, signed, subject: poll, choice: sent.option, signature, proof: [] };
  if (await options.known(signed)) return taken;
  await checkTerms(options, terms, {});
  const closes = await chain.pollCloses(sent.campaign, poll);
  if (closes === null) {
    throw refusal("no-such-poll", `Nobody has opened this poll in campaign ${sent.campaign}.`, "Check its digest.");
  }
  if ((await chain.now()) >= closes) {
    throw refusal("poll-closed", "The poll is closed.", "Its answers are counted; there is nothing to add.", {
      closes,
    });
  }
  const document = await documents(poll);
  if (sent.option >= document.options.length) {
    throw refusal(
      "no-such-option",
      `The poll has ${document.options.length} options, and ${sent.option} is none of them.`,
      "Options are counted from 0.",
    );
  }
  return taken;
}

const lower = (value: string): Hex => value.toLowerCase() as Hex;

function termsOf(sent: VoteSubmission | AnswerSubmission): Terms {
  const { campaign, epoch } = sent;
  return { campaign, signer: lower(sent.voter), epoch, deadline: BigInt(sent.deadline) };
}

/** @returns the signature in its 64 bytes */
async function checkSignature(
  { chain }: IntakeOptions,
  signed: Hex,
  signature: string,
  signer: Hex,
  direct: boolean,
): Promise<Hex> {
  const found = await fastSigner(signed, signature).catch(() => null);
  if (found === signer) return compactSignature(signature);
  if (await chain.isContract(signer)) {
    throw refusal(
      "smart-account",
      `${signer} is a smart account: its signature can't be checked from an anchor.`,
      direct ? "Vote directly, by a transaction of the account." : "Answer with an account that is a key's.",
      direct ? DIRECT : {},
    );
  }
  throw refusal(
    "wrong-signature",
    found === null ? "The signature is malformed, or in its malleable form." : `The signature isn't ${signer}'s.`,
    "Sign again, on this chain and for this deployment.",
  );
}
