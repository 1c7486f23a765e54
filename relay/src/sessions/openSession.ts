import { randomBytes } from "node:crypto";
import type { ApiSession, SessionRequest } from "@colophon/sdk/api/intakeSchemas.ts";
import { bytesToHex, type Hex, hashMessage } from "viem";
import { parseSiweMessage } from "viem/siwe";
import { accountSigned } from "../chain/accountSigned.ts";
import type { RelayChain } from "../chain/relayChain.ts";
import { badSession } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { sessions, usedNonces } from "../store/tables.ts";
import { nonceExpires } from "./nonces.ts";
import { tokenHash } from "./tokenHash.ts";

export interface SessionOptions {
  db: Db;
  chain: Pick<RelayChain, "client" | "deployment">;
  /** Pages whose sign-in is taken. */
  origins: readonly string[];
  secret: Uint8Array;
  seconds: number;
}

/**
 * Signs an account in by Sign-In with Ethereum (EIP-4361): a message for one of our own pages and our chain, with a nonce of ours that wasn't used
 * before, signed by a key or a smart account.
 *
 * @throws {RelayProblem} `bad-session` `chain-unavailable`
 */
export async function openSession(options: SessionOptions, sent: SessionRequest, now: number): Promise<ApiSession> {
  const { db, chain, secret, seconds } = options;
  const { address, nonce, expires } = checkMessage(options, sent.message, now);
  const hash = hashMessage(sent.message);
  const signature = sent.signature.toLowerCase() as Hex;
  if (!(await accountSigned(chain.client, { address, hash, signature })))
    throw badSession("the signature isn't the account's");
  const account = address.toLowerCase() as Hex;
  const token = randomBytes(32);
  const session = { token: tokenHash(bytesToHex(token)), account, expires: Math.min(now + seconds, expires) };
  await db.transaction(async (tx) => {
    const used = await tx
      .insert(usedNonces)
      .values({ nonce, expires: nonceExpires(secret, nonce) ?? now })
      .onConflictDoNothing()
      .returning();
    if (used.length === 0) throw badSession("its nonce was used before");
    await tx.insert(sessions).values(session);
  });
  return { token: bytesToHex(token), account, expires: session.expires };
}

function checkMessage({ chain, origins, secret }: SessionOptions, text: string, now: number) {
  const { address, chainId, domain, nonce, uri, version, issuedAt, expirationTime, notBefore } = parseSiweMessage(text);
  if (address === undefined || nonce === undefined || version !== "1" || domain === undefined || uri === undefined) {
    throw badSession("it is no message of EIP-4361");
  }
  const origin = origins.find((page) => new URL(page).host === domain);
  // A message that somebody was made to sign on another page is worth nothing here.
  if (origin === undefined) throw badSession(`it is for ${domain.slice(0, 100)}`);
  if (!URL.canParse(uri) || new URL(uri).origin !== new URL(origin).origin)
    throw badSession("its URI is another page's");
  if (chainId !== chain.deployment.chainId) throw badSession(`it is for chain ${chainId}`);
  const expires = nonceExpires(secret, nonce);
  if (expires === null) throw badSession("its nonce isn't ours");
  if (expires <= now) throw badSession("its nonce has expired");
  const dates = [issuedAt, expirationTime, notBefore];
  if (dates.some((date) => date !== undefined && Number.isNaN(date.getTime())))
    throw badSession("one of its times is none");
  const time = (date: Date | undefined, none: number) => (date === undefined ? none : date.getTime() / 1000);
  // Clocks of pages go wrong by minutes.
  if (time(issuedAt, now) > now + 300 || time(notBefore, 0) > now) throw badSession("it isn't good yet");
  const until = Math.floor(time(expirationTime, Number.MAX_SAFE_INTEGER));
  if (until <= now) throw badSession("it has expired");
  return { address, nonce, expires: until };
}
