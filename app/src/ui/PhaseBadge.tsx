import type { Phase } from "@colophon/sdk/api/schemas.ts";
import { Badge } from "./Badge.tsx";

const WORDS: Record<Phase, string> = {
  upcoming: "Opens soon",
  open: "Open",
  review: "In review",
  appeals: "Appeals",
  finality: "Roll closing",
  settling: "To be settled",
  paid: "Claims open",
};

/** Where a campaign stands, in two words. */
export function PhaseBadge({ phase }: { phase: Phase }) {
  const tone = phase === "open" ? "accent" : phase === "paid" ? "ink" : "soft";
  return (
    <Badge tone={tone} shape={phase === "open" || phase === "paid" ? "filled" : "hollow"}>
      {WORDS[phase]}
    </Badge>
  );
}
