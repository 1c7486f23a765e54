import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import type { Hex, WalletClient } from "viem";
import type { AppConfig } from "../lib/config.ts";

interface GivenVote {
  readonly campaign: number;
  readonly id: string;
  readonly votes: number;
  readonly proof?: readonly Hex[] | undefined;
  /** The campaign's relay: nobody else's receipt is taken. */
  readonly relay: string;
}

/** Signs one vote and gives it to the relay. What it needs is fetched when somebody votes. */
export async function giveVote(
  client: WalletClient,
  { deployment, relayUrl }: Pick<AppConfig, "deployment" | "relayUrl">,
  { campaign, id, votes, proof, relay }: GivenVote,
): Promise<ApiReceipt> {
  const { signVote } = await import("@colophon/sdk/actions/signVote.ts");
  const signed = await signVote(client, { deployment, campaign, id, votes });
  const { sendVote } = await import("@colophon/sdk/relay/sendVote.ts");
  return sendVote(relayUrl, signed, { deployment, proof, relay });
}
