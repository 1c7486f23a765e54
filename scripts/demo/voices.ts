import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { signPollAnswer } from "@colophon/sdk/actions/signPollAnswer.ts";
import { signVote } from "@colophon/sdk/actions/signVote.ts";
import { vote } from "@colophon/sdk/actions/vote.ts";
import { pollDocument } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { sendPollAnswer } from "@colophon/sdk/relay/sendPollAnswer.ts";
import { sendVote } from "@colophon/sdk/relay/sendVote.ts";
import { type Actor, actors } from "./actors.ts";
import type { DemoPoll } from "./campaigns/types.ts";
import type { Studio } from "./studio.ts";
import { upload } from "./upload.ts";

interface GivenVote {
  campaign: number;
  id: string;
  votes: number;
}

/** Somebody votes and pays for it. */
export async function voteDirectly(studio: Studio, who: Actor, { campaign, id, votes }: GivenVote): Promise<void> {
  await vote(studio.client(who), { deployment: studio.deployment, campaign, votes: [{ id, votes }] });
}

/** The document of a poll, as it lies on IPFS. */
export function pollBlock({ question, options }: Pick<DemoPoll, "question" | "options">) {
  return rawBlockOf(pollDocument.parse({ v: 1, question, options }));
}

/** The brand asks everybody. `closes` in unix seconds. */
export async function askPoll(studio: Studio, campaign: number, poll: DemoPoll, closes: number): Promise<void> {
  const block = pollBlock(poll);
  await upload(studio.urls.relay, block.bytes);
  const { deployment } = studio;
  await openPoll(studio.client(actors.brand), { deployment, campaign, poll: block.digest, closes });
}

/** Somebody votes by signature; the relay pays. */
export async function voteBySignature({ client, deployment, urls }: Studio, who: Actor, given: GivenVote) {
  const signed = await signVote(client(who), { deployment, ...given });
  await sendVote(urls.relay, signed, { deployment });
}

/** Everybody answers a poll, by signature. */
export async function answerPoll({ client, deployment, urls }: Studio, campaign: number, poll: DemoPoll) {
  const { digest } = pollBlock(poll);
  for (const { who, option } of poll.answers) {
    const signed = await signPollAnswer(client(who), { deployment, campaign, poll: digest, option });
    await sendPollAnswer(urls.relay, signed, { deployment });
  }
}
