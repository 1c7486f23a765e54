import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Seconds that a nonce is good for: until then a person has signed. */
export const NONCE_SECONDS = 600;

/**
 * Nonces of our own making that need no memory: random, a time, and a seal by our secret. Letters and digits only, as EIP-4361 wants. That one is
 * used once is the database's to say.
 */
export function makeNonce(secret: Uint8Array, now: number): { nonce: string; expires: number } {
  const expires = now + NONCE_SECONDS;
  const head = randomBytes(12).toString("hex") + expires.toString(16).padStart(12, "0");
  return { nonce: head + sealOf(secret, head), expires };
}

/** When a nonce of ours expires; null for anybody else's. */
export function nonceExpires(secret: Uint8Array, nonce: string): number | null {
  if (!/^[0-9a-f]{68}$/.test(nonce)) return null;
  const head = nonce.slice(0, 36);
  const holds = timingSafeEqual(Buffer.from(nonce.slice(36)), Buffer.from(sealOf(secret, head)));
  return holds ? Number.parseInt(head.slice(24), 16) : null;
}

const sealOf = (secret: Uint8Array, head: string) =>
  createHmac("sha256", secret).update(`nonce ${head}`).digest("hex").slice(0, 32);
