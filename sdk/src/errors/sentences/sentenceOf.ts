import type { Formats } from "../formats.ts";
import { CAMPAIGN_SENTENCES } from "./campaigns.ts";
import { CURATION_SENTENCES } from "./curation.ts";
import { EDITION_SENTENCES } from "./editions.ts";
import { POOL_SENTENCES } from "./pools.ts";
import type { Sentence, Sentences } from "./Sentence.ts";
import { TOKEN_SENTENCES } from "./tokens.ts";
import { WORK_SENTENCES } from "./works.ts";

/** Every error that a call of ours can end in: the one table for SDK, CLI and app. */
const SENTENCES: Sentences = {
  ...CAMPAIGN_SENTENCES,
  ...WORK_SENTENCES,
  ...CURATION_SENTENCES,
  ...POOL_SENTENCES,
  ...EDITION_SENTENCES,
  ...TOKEN_SENTENCES,
};

/**
 * A contract's error as two plain sentences, for a person.
 *
 * @returns Null for an error that isn't in any ABI of ours.
 * @example sentenceOf(formatsOf(undefined), "UnknownCampaign", [9]) // ["There is no campaign 9.", "Check the number."]
 */
export function sentenceOf(formats: Formats, name: string, values: readonly unknown[]): Sentence | null {
  return Object.hasOwn(SENTENCES, name) ? (SENTENCES[name]?.(formats, ...values) ?? null) : null;
}
