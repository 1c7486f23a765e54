import type { Hex } from "viem";
import { createSiweMessage } from "viem/siwe";
import type { SessionNonce } from "../../../sdk/src/api/intakeSchemas.ts";
import type { IntakeStage } from "./intakeStage.ts";
import { APP_ORIGIN, type TestRelay } from "./startRelay.ts";

type Said = Partial<Parameters<typeof createSiweMessage>[0]>;

/** A sign-in for our page and chain, with a fresh nonce. */
export async function signInMessage(stage: IntakeStage, relay: TestRelay, by: number, changes: Said = {}) {
  const { nonce } = (await (await fetch(`${relay.url}/v1/sessions/nonce`)).json()) as SessionNonce;
  return createSiweMessage({
    ...{ domain: new URL(APP_ORIGIN).host, uri: `${APP_ORIGIN}/`, version: "1", nonce, issuedAt: new Date() },
    address: stage.chain.wallet(by).account.address,
    chainId: stage.deployment.chainId,
    ...changes,
  });
}

export async function postSession(relay: TestRelay, message: string, signature: Hex) {
  const body = JSON.stringify({ message, signature });
  const answer = await fetch(`${relay.url}/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return { status: answer.status, json: (await answer.json()) as unknown, body };
}

export async function signIn(stage: IntakeStage, relay: TestRelay, by: number, changes: Said = {}, signer = by) {
  const message = await signInMessage(stage, relay, by, changes);
  return postSession(relay, message, await stage.chain.wallet(signer).signMessage({ message }));
}
