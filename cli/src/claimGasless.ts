import type { ClaimParameters } from "@colophon/sdk/actions/requests/claimRequest.ts";
import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import { RelayRefused } from "@colophon/sdk/relay/errors.ts";
import { readRelayedClaim } from "@colophon/sdk/relay/readRelayedClaim.ts";
import { sendClaim } from "@colophon/sdk/relay/sendClaim.ts";
import type { Context } from "./context.ts";
import { type Answer, safe } from "./output.ts";

/**
 * Has the relay pay rewards out, at the brands' cost, and waits until it has. Nothing is signed: they can go nowhere but to the account.
 * What the relay refuses of one campaign keeps nothing else back.
 *
 * @throws {BadSetting} {RelayUnreachable}; {RelayRefused} where it refuses all of them, with the first one's reason
 */
export async function claimGasless(
  context: Context,
  account: string,
  claims: readonly ClaimParameters[],
): Promise<Answer> {
  const relayUrl = await context.settings.url("relayUrl");
  const done: RelayedClaim[] = [];
  const refused: { claim: ClaimParameters; refusal: RelayRefused }[] = [];
  for (const claim of claims) {
    try {
      done.push(await settled(relayUrl, await sendClaim(relayUrl, claim)));
    } catch (error) {
      if (!(error instanceof RelayRefused)) throw error;
      refused.push({ claim, refusal: error });
    }
  }
  const [first] = refused;
  if (done.length === 0 && first !== undefined) throw first.refusal;
  return {
    yes: done.some(({ state }) => state === "paid"),
    json: {
      account,
      claims: done,
      refused: refused.map(({ claim: { campaign, token }, refusal: { code, message } }) => ({
        campaign,
        token,
        code,
        message,
      })),
    },
    lines: [
      ...done.map(sayClaim),
      ...refused.map(
        ({ claim, refusal }) => `The relay doesn't pay out campaign ${claim.campaign}: ${safe(refusal.message)}`,
      ),
    ],
  };
}

function sayClaim({ campaign, state, transaction, trouble }: RelayedClaim): string {
  if (state === "paid") return `Paid from campaign ${campaign} (${transaction ?? "by an earlier transaction"})`;
  return `Nothing was paid out of campaign ${campaign}${trouble === null ? "" : `: ${safe(trouble)}`}`;
}

async function settled(relayUrl: string, claim: RelayedClaim): Promise<RelayedClaim> {
  let now = claim;
  while (now.state === "waiting" || now.state === "sent") {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    now = await readRelayedClaim(relayUrl, claim.id);
  }
  return now;
}
