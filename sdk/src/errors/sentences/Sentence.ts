import type { Formats } from "../formats.ts";

/** What happened and why, and what to do: two full sentences. */
export type Sentence = readonly [what: string, action: string];

/** By an error's name: its sentences, from the values that came with it. Nothing of a text that a contract chose gets in. */
export type Sentences = Readonly<Record<string, (formats: Formats, ...values: readonly unknown[]) => Sentence>>;

export const WAIT = "Wait until then, or check the clock.";
export const REREAD = "Look at the campaign as it is now and try again.";
