import { formatsOf } from "../errors/formats.ts";
import { quote } from "../errors/quote.ts";
import { sentenceOf } from "../errors/sentences/sentenceOf.ts";
import type { Revert } from "./decodeRevert.ts";

/** What happened and why; what to do. */
export type Explanation = { what: string; action: string };

/**
 * A contract's error as two plain sentences, for a person: from the one table in `errors/sentences/`.
 *
 * @example
 * explainRevert({ name: "UnknownCampaign", args: [9], reason: null }).what; // "There is no campaign 9."
 */
export function explainRevert(revert: Revert): Explanation {
  const sentence = revert.name === null ? null : sentenceOf(formatsOf(undefined), revert.name, revert.args);
  if (sentence !== null) return { what: sentence[0], action: sentence[1] };
  const why = revert.name ?? revert.reason;
  return {
    what: `The contract refused the call${why === null ? " and gave no reason" : `: ${quote(why)}`}.`,
    action: "Check what you asked for against the present state, and try again.",
  };
}
