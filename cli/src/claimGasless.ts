import type { ClaimParameters } from "@colophon/sdk/actions/requests/claimRequest.ts";
import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import { readRelayedClaim } from "@colophon/sdk/relay/readRelayedClaim.ts";
import { sendClaim } from "@colophon/sdk/relay/sendClaim.ts";
import type { Context } from "./context.ts";
import type { Answer } from "./output.ts";

/**
 * Has the relay pay rewards out, at the brands' cost, and waits until it has. Nothing is signed: they can go nowhere but to the account.
 *
 * @throws {BadSetting} {RelayRefused} {RelayUnreachable}
 */
export async function claimGasless(
  context: Context,
  account: string,
  claims: readonly ClaimParameters[],
): Promise<Answer> {
  const relayUrl = await context.settings.url("relayUrl");
  const done: RelayedClaim[] = [];
  for (const claim of claims) done.push(await settled(relayUrl, await sendClaim(relayUrl, claim)));
  const paid = done.filter(({ state }) => state === "paid");
  return {
    yes: paid.length > 0,
    json: { account, claims: done },
    lines: done.map(({ campaign, state, transaction }) =>
      state === "paid"
        ? `Paid from campaign ${campaign} (${transaction ?? "by an earlier transaction"})`
        : `Nothing left to pay from campaign ${campaign}`,
    ),
  };
}

async function settled(relayUrl: string, claim: RelayedClaim): Promise<RelayedClaim> {
  let now = claim;
  while (now.state === "waiting" || now.state === "sent") {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    now = await readRelayedClaim(relayUrl, claim.id);
  }
  return now;
}
