import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import type { AiUse, Codec, MediaKind } from "@colophon/sdk/ids/names.ts";
import type { WalletClient } from "viem";
import type { AppConfig } from "../lib/config.ts";
import type { KeptSignature } from "./KeptSignature.ts";

/** A work as its author signs it. */
export interface WorkToSign {
  readonly campaign: number;
  readonly config: string;
  readonly digest: string;
  readonly codec: Codec;
  readonly kind: MediaKind;
  readonly aiUse: AiUse;
  readonly manifest: string;
  readonly parents: readonly string[];
}

/** Has a contribution signed: it moves nothing, costs nothing, and is good for a week. What it needs is fetched when somebody signs. */
export async function signWork(
  client: WalletClient,
  { deployment }: Pick<AppConfig, "deployment">,
  work: WorkToSign,
): Promise<KeptSignature> {
  const { signContribution } = await import("@colophon/sdk/actions/signContribution.ts");
  const { author, epoch, deadline, signature } = await signContribution(client, { deployment, ...work });
  return { ...work, author: author.toLowerCase(), epoch, deadline: deadline.toString(), signature };
}

interface Giving {
  readonly upload: string;
  readonly manifestText: string;
  /** The campaign's relay: nobody else's receipt is taken. */
  readonly relay: string;
}

/** Gives what was signed to the relay, and checks its receipt. Giving it again is safe. */
export async function giveWork(
  { deployment, relayUrl }: Pick<AppConfig, "deployment" | "relayUrl">,
  kept: KeptSignature,
  { upload, manifestText, relay }: Giving,
): Promise<ApiReceipt> {
  const { sendContribution } = await import("@colophon/sdk/relay/sendContribution.ts");
  const { signedWorkOf } = await import("./signedWorkOf.ts");
  return sendContribution(relayUrl, signedWorkOf(kept), { deployment, upload, manifestText, relay });
}
