import type { RelayOf } from "./relayOf.ts";

/** Why nothing can be given to the relay by a signature here, in a sentence; null where it can, or nobody knows yet. */
export function whyUnsigned(relay: RelayOf): string | null {
  switch (relay) {
    case "no-relay":
      return "The campaign's brand has named no relay.";
    case "other-relay":
      return "The campaign's brand has named another relay than this page's.";
    case "none":
      return "The relay of this page takes files only.";
    case "away":
      return "The campaign's relay doesn't answer now.";
    case "asking":
    case "anchors":
      return null;
  }
}
