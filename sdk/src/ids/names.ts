import { UnknownName } from "./errors.ts";

/*
 * The enums of contracts/types/Settings.sol, and the codecs of the packed slot, as maps from word to number. The words are
 * those of the API (`api/schemas.ts`).
 */

/** What a campaign allows of generative AI. */
export const AI_POLICY = { any: 0, disclosed: 1, none: 2 } as const;
/** How contributions hang together. */
export const FORMAT = { open: 0, mosaic: 1, story: 2, remix: 3 } as const;
/** What a work is. */
export const MEDIA_KIND = { other: 0, image: 1, video: 2, audio: 3, text: 4, model: 5 } as const;
/** How much of a work a machine made, in its author's own words. */
export const AI_USE = { none: 0, assisted: 1, generated: 2 } as const;
/** The codec of a content's root block. */
export const CODEC = { raw: 0, "dag-pb": 1 } as const;

/** What the leaves of an anchor are (`contracts/types/AnchorWord.sol`). */
export const ANCHOR_KIND = { contributions: 0, votes: 1, polls: 2 } as const;
/** What became of an appeal (`ICuration.AppealState`). */
export const APPEAL_STATE = { none: 0, pending: 1, upheld: 2, rejected: 3 } as const;

export type AiPolicy = keyof typeof AI_POLICY;
export type Format = keyof typeof FORMAT;
export type MediaKind = keyof typeof MEDIA_KIND;
export type AiUse = keyof typeof AI_USE;
export type Codec = keyof typeof CODEC;
export type AnchorKind = keyof typeof ANCHOR_KIND;
export type AppealState = keyof typeof APPEAL_STATE;

/** @throws {UnknownName} */
export const aiPolicyOf = reader("AI policy", AI_POLICY);
/** @throws {UnknownName} */
export const formatOf = reader("format", FORMAT);
/** @throws {UnknownName} */
export const mediaKindOf = reader("media kind", MEDIA_KIND);
/** @throws {UnknownName} */
export const aiUseOf = reader("AI use", AI_USE);
/** @throws {UnknownName} */
export const codecOf = reader("codec", CODEC);
/** @throws {UnknownName} */
export const anchorKindOf = reader("kind of anchor", ANCHOR_KIND);
/** @throws {UnknownName} */
export const appealStateOf = reader("state of an appeal", APPEAL_STATE);

/** True if the policy lets a work with this use in: `none` takes only works made without AI. */
export function policyAllows(policy: AiPolicy, use: AiUse): boolean {
  return policy !== "none" || use === "none";
}

/** From number (or bigint, as ABIs decode it) to word. */
function reader<Map extends Readonly<Record<string, number>>>(list: string, map: Map) {
  const words = new Map(Object.entries(map).map(([word, number]) => [number, word as keyof Map & string]));
  return (value: number | bigint): keyof Map & string => {
    const word = words.get(Number(value));
    if (word === undefined) throw new UnknownName(list, value, [...words.keys()]);
    return word;
  };
}
