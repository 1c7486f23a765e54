import { type Account, type Address, getAddress } from "viem";
import { signMessage } from "viem/actions";
import { createSiweMessage } from "viem/siwe";
import type { WriteClient } from "../actions/client.ts";
import { NoAccount } from "../actions/errors.ts";
import { rethrow } from "../actions/rethrow.ts";
import { type ApiSession, session, sessionNonce } from "../api/intakeSchemas.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { urlAt } from "./urlAt.ts";

export interface OpenSessionOptions extends RelayOptions {
  chainId: number;
  /** Of the page that the person is on: the relay takes sign-ins for its own app only. */
  origin: string;
  /** Who signs in; the client's own account by default. */
  account?: Account | Address | undefined;
}

/**
 * Signs an account in at the relay by Sign-In with Ethereum (EIP-4361), so that it is shown what it contributed and nobody else may
 * see yet. The signature moves nothing and permits nothing else.
 *
 * @returns The session, whose `token` other calls take; keep it no longer than the page.
 * @throws {NoAccount} {SignatureRejected}; {RelayRefused} `bad-session`; {RelayUnreachable}
 * @example const { token } = await openSession(client, relayUrl, { chainId: 1, origin: window.location.origin });
 */
export async function openSession(
  client: WriteClient,
  relayUrl: string,
  { chainId, origin, account = client.account, ...options }: OpenSessionOptions,
): Promise<ApiSession> {
  if (account === undefined) throw new NoAccount();
  const { nonce } = await askRelay(sessionNonce, urlAt(relayUrl, "/v1/sessions/nonce"), undefined, options);
  const { host, origin: uri } = new URL(origin);
  const message = createSiweMessage({
    address: getAddress(typeof account === "string" ? account : account.address),
    chainId,
    domain: host,
    nonce,
    uri,
    version: "1",
    statement: "Show me my contributions that are on their way. This moves nothing and costs nothing.",
  });
  const signature = await signMessage(client, { account, message }).catch(rethrow("signMessage"));
  // A nonce is good once: a second try would be refused, whatever became of the first.
  return askRelay(session, urlAt(relayUrl, "/v1/sessions"), { message, signature }, { ...options, tries: 1 });
}
