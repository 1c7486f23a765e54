import type { IntakeInfo } from "@colophon/sdk/api/intakeSchemas.ts";
import { isNobody } from "../lib/isNobody.ts";

/** Whether contributing to a campaign goes without gas on this page, and why not. */
export type Intake =
  | { readonly kind: "asking" }
  | { readonly kind: "takes"; readonly info: IntakeInfo }
  /** The brand goes without a relay. */
  | { readonly kind: "no-relay" }
  /** The campaign named another relay. */
  | { readonly kind: "other-relay" }
  /** The relay takes files only. */
  | { readonly kind: "none" }
  /** The relay wants a captcha that can't be shown in this page. */
  | { readonly kind: "captcha" }
  /** No answer, or none that says anything: that may pass. */
  | { readonly kind: "away" };

interface Asked {
  /** The campaign's relay. */
  readonly relay: string;
  readonly chainId: number;
  /** What this page's relay says that it takes; null: files only; absent while unknown. */
  readonly info: IntakeInfo | null | undefined;
  /** It was asked, and didn't say. */
  readonly failed: boolean;
  /** A captcha of the relay's can be framed without giving it the page. */
  readonly frames: boolean;
}

/** What the relay's answer, or its silence, means for one campaign. */
export function intakeOf({ relay, chainId, info, failed, frames }: Asked): Intake {
  if (isNobody(relay)) return { kind: "no-relay" };
  if (info === undefined) return { kind: failed ? "away" : "asking" };
  if (info === null) return { kind: "none" };
  if (info.chainId !== chainId) return { kind: "none" };
  if (info.relay.toLowerCase() !== relay.toLowerCase()) return { kind: "other-relay" };
  if (info.captcha !== null && !(info.captcha.shown && frames)) return { kind: "captcha" };
  return { kind: "takes", info };
}
