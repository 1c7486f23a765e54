import { parseDigest } from "../../ids/digest.ts";
import { CODEC, type Codec, MEDIA_KIND, type MediaKind } from "../../ids/names.ts";

/** What an edition is a copy of. */
export type EditionContent = {
  /** sha2-256 digest of the content's root block. */
  digest: string;
  codec: Codec;
  kind: MediaKind;
};

/** The contract's `Content`. @throws {MalformedId} */
export function toAbiContent({ digest, codec, kind }: EditionContent) {
  return { digest: parseDigest(digest), codec: CODEC[codec], kind: MEDIA_KIND[kind] };
}
