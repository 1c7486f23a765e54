import type { ClaimParameters } from "@colophon/sdk/actions/requests/claimRequest.ts";
import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import { RelayRefused, RelayUnreachable } from "@colophon/sdk/relay/errors.ts";
import { readRelayedClaim } from "@colophon/sdk/relay/readRelayedClaim.ts";
import { sendClaim } from "@colophon/sdk/relay/sendClaim.ts";
import type { Context } from "./context.ts";
import { followClaims, isUnderWay } from "./followClaims.ts";
import { countOf } from "./format.ts";
import { type Answer, safe } from "./output.ts";

type Refused = { claim: ClaimParameters; refusal: RelayRefused };

/** What came of giving claims to the relay. */
type Sent = { taken: RelayedClaim[]; refused: Refused[]; unsent: ClaimParameters[] };

/**
 * Has the relay pay rewards out, at the brands' cost: gives it all of them, so that it can pay them together, and follows them until it has,
 * or the time is over. Nothing is signed: they can go nowhere but to the account. What the relay refuses of one campaign keeps nothing else
 * back, and a relay that is lost midway loses nothing that it has taken.
 *
 * @param seconds How long it is waited for them.
 * @throws {BadSetting}; {RelayUnreachable} where it takes none of them; {RelayRefused} where it refuses all, with the first one's reason
 */
export async function claimGasless(
  context: Context,
  account: string,
  claims: readonly ClaimParameters[],
  seconds: number,
): Promise<Answer> {
  const relayUrl = await context.settings.url("relayUrl");
  const { taken, refused, unsent } = await sendAll(relayUrl, claims);
  const [first] = refused;
  if (taken.length === 0 && first !== undefined) throw first.refusal;
  if (taken.some(isUnderWay)) {
    context.output.note(
      `The relay has ${countOf(taken.length, "claim")}. Waiting until it has paid, ${seconds} seconds at most.`,
    );
  }
  const told = await followClaims(taken, {
    look: (id) => readRelayedClaim(relayUrl, id, { tries: 1 }),
    note: (line) => context.output.note(line),
    until: Date.now() + seconds * 1_000,
  });
  const open = told.filter(isUnderWay);
  return {
    yes: open.length === 0 && unsent.length === 0 && told.some(({ state }) => state === "paid"),
    json: {
      account,
      claims: told,
      refused: refused.map(({ claim: { campaign, token }, refusal: { code, message } }) => ({
        ...{ campaign, token, code, message },
      })),
      unsent: unsent.map(({ campaign, token }) => ({ campaign, token })),
    },
    lines: [
      ...told.map(sayClaim),
      ...refused.map(
        ({ claim, refusal }) => `The relay doesn't pay out campaign ${claim.campaign}: ${safe(refusal.message)}`,
      ),
      ...unsent.map(({ campaign }) => `The relay was lost before it took the claim from campaign ${campaign}.`),
      ...(open.length + unsent.length === 0 ? [] : [AGAIN]),
    ],
  };
}

const AGAIN =
  "What the relay has taken stays taken. Run the same command again to look, or without --gasless to claim by a transaction.";

/** @throws {RelayUnreachable} where it takes none */
async function sendAll(relayUrl: string, claims: readonly ClaimParameters[]): Promise<Sent> {
  const sent: Sent = { taken: [], refused: [], unsent: [] };
  for (const [index, claim] of claims.entries()) {
    try {
      sent.taken.push(await sendClaim(relayUrl, claim));
    } catch (error) {
      if (error instanceof RelayRefused) {
        sent.refused.push({ claim, refusal: error });
      } else if (error instanceof RelayUnreachable && sent.taken.length > 0) {
        // The others wouldn't reach it either, and each would be waited for.
        return { ...sent, unsent: claims.slice(index) };
      } else throw error;
    }
  }
  return sent;
}

function sayClaim(claim: RelayedClaim): string {
  const { campaign, state, transaction, trouble } = claim;
  const why = trouble === null ? "" : `: ${safe(trouble)}`;
  if (state === "paid") return `Paid from campaign ${campaign} (${transaction ?? "by an earlier transaction"})`;
  if (isUnderWay(claim)) return `The relay has the claim from campaign ${campaign}, and hasn't paid yet${why}`;
  return `Nothing was paid out of campaign ${campaign}${why}`;
}
