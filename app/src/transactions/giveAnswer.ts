import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import type { WalletClient } from "viem";
import type { AppConfig } from "../lib/config.ts";

interface GivenAnswer {
  readonly campaign: number;
  /** Digest of its document. */
  readonly poll: string;
  readonly option: number;
  /** The campaign's relay: nobody else's receipt is taken. */
  readonly relay: string;
}

/** Signs an answer to a poll and gives it to the relay. What it needs is fetched when somebody answers. */
export async function giveAnswer(
  client: WalletClient,
  { deployment, relayUrl }: Pick<AppConfig, "deployment" | "relayUrl">,
  { campaign, poll, option, relay }: GivenAnswer,
): Promise<ApiReceipt> {
  const { signPollAnswer } = await import("@colophon/sdk/actions/signPollAnswer.ts");
  const signed = await signPollAnswer(client, { deployment, campaign, poll, option });
  const { sendPollAnswer } = await import("@colophon/sdk/relay/sendPollAnswer.ts");
  return sendPollAnswer(relayUrl, signed, { deployment, relay });
}
