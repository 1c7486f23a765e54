import { type Manifest, manifest as manifestSchema } from "../api/schemas.ts";
import type { RollCredit } from "../rewards/types.ts";

/** No manifest is longer, in bytes. */
export const LONGEST_MANIFEST = 65_536;

/**
 * Who a manifest credits. It is valid if it has at most 64 KiB, is JSON in UTF-8 that fits the schema, and has no NUL and no half
 * character in any text; an invalid one is as if there were none.
 *
 * @returns Undefined where it isn't valid, or names nobody: the author has all (see `resolveCredits`).
 * @example parseManifest(block)?.map(({ account, bps }) => `${account}: ${bps}`)
 */
export function parseManifest(bytes: Uint8Array): readonly RollCredit[] | undefined {
  return readManifest(bytes)?.credits?.map(({ account, bps }) => ({ account, bps }));
}

/** The manifest itself; undefined where it isn't valid. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  if (bytes.length > LONGEST_MANIFEST) return undefined;
  try {
    const result = manifestSchema.safeParse(
      JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)),
    );
    return result.success && isStorable(result.data) ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Databases keep neither NUL nor lone surrogates in text. Called on what the schema let through: a few levels deep. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !/[\0\p{Cs}]/u.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isStorable);
  return true;
}
