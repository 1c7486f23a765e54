import type { RelayInfo } from "@colophon/sdk/api/ballotSchemas.ts";
import { isNobody } from "./isNobody.ts";

/** Whether what is signed for a campaign can be given to this page's relay, and why not. */
export type RelayOf =
  | "asking"
  | "anchors"
  /** The brand goes without a relay. */
  | "no-relay"
  /** The brand has named another one. */
  | "other-relay"
  /** It has no key, and takes files only. */
  | "none"
  /** No answer: that may pass. */
  | "away";

interface Asked {
  /** The campaign's relay. */
  readonly relay: string;
  /** Who this page's relay says that it is; absent while unknown. */
  readonly info: Pick<RelayInfo, "relay"> | undefined;
  readonly failed: boolean;
}

/** What the relay's answer, or its silence, means for one campaign. */
export function relayOf({ relay, info, failed }: Asked): RelayOf {
  if (isNobody(relay)) return "no-relay";
  if (info === undefined) return failed ? "away" : "asking";
  if (info.relay === null) return "none";
  return info.relay.toLowerCase() === relay.toLowerCase() ? "anchors" : "other-relay";
}
