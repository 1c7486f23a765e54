import type { ContributionSubmission } from "@colophon/sdk/api/intakeSchemas.ts";
import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { readManifest } from "@colophon/sdk/roll/parseManifest.ts";
import { bytesToHex } from "viem";
import { refusal } from "../problems.ts";

/**
 * Holds a manifest against the digest that was signed, and against the schema: one that isn't valid would give the author everything, without a word.
 *
 * @throws {RelayProblem} `wrong-manifest` `bad-manifest`
 */
export function checkManifest({
  manifest,
  manifestText,
}: Pick<ContributionSubmission, "manifest" | "manifestText">): void {
  if (manifest === undefined && manifestText === undefined) return;
  if (manifest === undefined || manifestText === undefined) {
    throw refusal("wrong-manifest", "Of manifest and its digest one is missing.", "Send both, or neither.");
  }
  const bytes = new TextEncoder().encode(manifestText);
  const found = bytesToHex(sha256(bytes));
  if (found !== manifest.toLowerCase()) {
    throw refusal(
      "wrong-manifest",
      `The manifest's bytes hash to ${found}, and ${manifest} was signed.`,
      "Send it exactly as it was hashed.",
      { found },
    );
  }
  const read = readManifest(bytes);
  const credits = read?.credits;
  const sum = credits?.reduce((total, { bps }) => total + bps, 0);
  const distinct = new Set(credits?.map(({ account }) => account)).size === (credits?.length ?? 0);
  if (read !== undefined && (credits === undefined || (sum === 10_000 && distinct))) return;
  throw refusal(
    "bad-manifest",
    read === undefined
      ? "The manifest isn't valid."
      : "The credits in the manifest don't add up, or name somebody twice.",
    "Make it anew: docs/roll.md says what a manifest is.",
  );
}
