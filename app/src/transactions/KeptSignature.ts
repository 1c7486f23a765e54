import type { AiUse, Codec, MediaKind } from "@colophon/sdk/ids/names.ts";

/** What an author signed, as it can be kept: everything that anybody needs to certify it, should the relay not. */
export interface KeptSignature {
  readonly campaign: number;
  readonly config: string;
  readonly author: string;
  readonly digest: string;
  readonly codec: Codec;
  readonly kind: MediaKind;
  readonly aiUse: AiUse;
  readonly manifest: string;
  readonly parents: readonly string[];
  readonly epoch: number;
  /** Unix seconds, as a decimal. */
  readonly deadline: string;
  readonly signature: string;
}
