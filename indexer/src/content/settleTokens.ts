import { eq, sql } from "drizzle-orm";
import {
  decodeAbiParameters,
  type Hex,
  HttpRequestError,
  hexToBytes,
  LimitExceededRpcError,
  type PublicClient,
  SocketClosedError,
  size,
  slice,
  TimeoutError,
  WebSocketRequestError,
} from "viem";
import { tokens } from "../store/factTables.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { retryAt } from "./retryAt.ts";

interface Due {
  address: Hex;
  attempts: number;
}

const SYMBOL = "0x95d89b41";
const NAME = "0x06fdde03";
const DECIMALS = "0x313ce567";
const NATIVE: Hex = "0x0000000000000000000000000000000000000000";
/** Enough for any honest token; a hostile one can't keep the node busy. */
const GAS = "0x7a120";
/** Of an answer's bytes; what comes after says nothing. */
const LONGEST = 4_096;
/** A node refuses in many words, and some refusals pass: who tells nothing is asked so often, over some days. */
const MOST_ATTEMPTS = 20;
/** A node that isn't asked, or doesn't answer for now. */
const PASSING = [HttpRequestError, TimeoutError, LimitExceededRpcError, SocketClosedError, WebSocketRequestError];

/** Asks tokens for their metadata, until they tell it. */
export function tokensLane({ db, client }: Pick<FactOptions, "db" | "client">): FactLane<Due> {
  return {
    name: "tokens",
    width: 2,
    keyOf: ({ address }) => address,
    due: (now, limit) =>
      db
        .select({ address: tokens.address, attempts: tokens.attempts })
        .from(tokens)
        .where(sql`${tokens.nextAttempt} <= ${now}`)
        .limit(limit),
    settle: async ({ address, attempts }) => {
      const told =
        address === NATIVE ? { symbol: "ETH", name: "Ether", decimals: 18 } : await askToken(client, address);
      const nextAttempt = told === null && attempts + 1 < MOST_ATTEMPTS ? retryAt(attempts) : null;
      await db
        .update(tokens)
        .set({ ...(told ?? {}), told: told !== null, attempts: attempts + 1, nextAttempt })
        .where(eq(tokens.address, address));
    },
  };
}

/** What a token says of itself, made safe to show; null where it gives no decimals. Fails only where the node does. */
export async function askToken(client: PublicClient, address: Hex) {
  const [symbol, name, decimals] = await Promise.all(
    [SYMBOL, NAME, DECIMALS].map((data) => ask(client, address, data)),
  );
  const places = decimals && size(decimals) >= 32 ? BigInt(slice(decimals, 0, 32)) : null;
  if (places === null || places > 255n) return null;
  const shown = symbol ? textOf(symbol, 32) : "";
  return {
    symbol: shown || `${address.slice(0, 6)}…${address.slice(-4)}`,
    name: (name ? textOf(name, 128) : "") || shown || "Unnamed token",
    decimals: Number(places),
  };
}

async function ask(client: PublicClient, to: Hex, data: string): Promise<Hex | null> {
  try {
    return await client.request({ method: "eth_call", params: [{ to, data: data as Hex, gas: GAS }, "latest"] });
  } catch (error) {
    if (PASSING.some((passing) => error instanceof passing)) throw error;
    // A revert, in one of the many forms that nodes give it: the token has no such function, or is hostile.
    return null;
  }
}

/** A string as ABI, or as the `bytes32` of old tokens; without what could disguise it. */
function textOf(answer: Hex, most: number): string {
  const text = decodeText(size(answer) > LONGEST ? slice(answer, 0, LONGEST) : answer);
  return [...text.normalize("NFC").replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")].slice(0, most).join("").trim();
}

function decodeText(answer: Hex): string {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (size(answer) === 32) return decode(hexToBytes(answer)).replace(/\0+$/, "");
  try {
    const [bytes] = decodeAbiParameters([{ type: "bytes" }], answer);
    return decode(hexToBytes(bytes));
  } catch {
    return "";
  }
}
