import { decodeErrorResult, isHex } from "viem";
import { ColophonError } from "./ColophonError.ts";
import { type Cause, causesOf } from "./causes.ts";
import { type ErrorToken, formatsOf } from "./formats.ts";
import { kebab } from "./kebab.ts";
import { REVERT_ABI } from "./revertAbi.ts";
import { sentenceOf } from "./sentences/sentenceOf.ts";
import { REASON_SENTENCES } from "./sentences/tokens.ts";
import { circumstanceOf } from "./walletSentences.ts";

/** An error as a person reads it; nothing of it is text that a contract, wallet or server chose. */
export interface Explanation {
  /** Stable, kebab-case: `already-certified`, `signature-rejected`, `chain-unreachable` … */
  readonly code: string;
  readonly what: string;
  readonly action: string;
  /** True where the person said no in the wallet: not a failure. */
  readonly declined: boolean;
  /** The contract's error where it was one, for programs. */
  readonly revert: { readonly name: string; readonly args: readonly unknown[] } | null;
}

export interface ExplainContext {
  /** What amounts are amounts of; without it they're shown in the smallest unit. */
  readonly token?: ErrorToken | undefined;
}

/**
 * Explains whatever a call to a chain, a wallet or this SDK threw: by viem, wagmi or ethers, wrapped as deep as it may be. Never throws,
 * and never shows a raw message.
 *
 * @example
 * try { await certify(client, work); } catch (error) { show(explainError(error, { token }).what); }
 */
export function explainError(error: unknown, context: ExplainContext = {}): Explanation {
  const causes = causesOf(error);
  const revert = revertOf(causes);
  // Before a revert's bytes: a wallet may put data of its own beside its “no”.
  const circumstance = circumstanceOf(causes);
  if (circumstance?.declined === true) return { ...circumstance, declined: true, revert: null };
  if (revert !== null) return explained(revert, context);
  if (error instanceof ColophonError && !RAW.has(error.code)) {
    return { code: error.code, what: error.what, action: error.action, declined: false, revert: null };
  }
  if (circumstance !== null) return { ...circumstance, declined: false, revert: null };
  if (causes.some(({ message }) => /revert/i.test(message))) return { ...NO_REASON, declined: false, revert: null };
  return {
    code: "unknown",
    what: "Something went wrong that isn't known here.",
    action: "Try again; if it stays, reload, and report it with what you did.",
    declined: false,
    revert: null,
  };
}

/** Our own errors that pass on somebody else's text. */
const RAW: ReadonlySet<string> = new Set(["chain-refused", "contract-reverted"]);

const NO_REASON = {
  code: "contract-reverted",
  what: "The contract refused this and gave no reason that is known here.",
  action: "Look at the present state and try again.",
};

interface Revert {
  readonly name: string;
  readonly args: readonly unknown[];
}

function explained(revert: Revert, { token }: ExplainContext): Explanation {
  const { name, args } = revert;
  const rest = { declined: false, revert };
  if (name === "Error" || name === "Panic") {
    const known = REASON_SENTENCES.find(([pattern]) => name === "Error" && pattern.test(String(args[0])));
    const [what, action] = known?.[1] ?? [NO_REASON.what, NO_REASON.action];
    return { code: NO_REASON.code, what, action, ...rest };
  }
  const sentence = sentenceOf(formatsOf(token), name, args);
  if (sentence === null) return { ...NO_REASON, ...rest };
  const [what, action] = sentence;
  return { code: kebab(name), what, action, ...rest };
}

/** A contract's error in the causes: already decoded (viem, ethers, this SDK), or as bytes. */
function revertOf(causes: readonly Cause[]): Revert | null {
  for (const { data } of causes) {
    const bytes = typeof data === "string" ? data : null;
    if (bytes === null || !isHex(bytes) || bytes.length < 10 || bytes.length % 2 !== 0) continue;
    try {
      const { errorName, args = [] } = decodeErrorResult({ abi: REVERT_ABI, data: bytes });
      return { name: errorName, args };
    } catch {
      // An error of a contract that nobody here knows: said to be one.
      return { name: "Error", args: [] };
    }
  }
  return null;
}
