import type { Intake } from "../../gasless/intakeOf.ts";
import type { Draft } from "./draft.ts";

/** Why contributing costs gas here; null where it doesn't, or nothing is to be said. */
export function whyDirect(intake: Intake, order: Draft["order"]): string | null {
  if (order === "commit") return null;
  if (order === "direct" && intake.kind === "takes") return "You certify it with a transaction of your own.";
  switch (intake.kind) {
    case "away":
      return "The relay that would put it on chain for you doesn't answer now. You can wait for it, or certify with a transaction of your own.";
    case "no-relay":
      return "This campaign's brand has named no relay, so it goes by a transaction of your own.";
    case "other-relay":
      return "This campaign's brand has named a relay that this page doesn't reach, so it goes by a transaction of your own.";
    case "none":
      return "The relay of this page takes no contributions without gas, so it goes by a transaction of your own.";
    case "captcha":
      return "The relay of this page asks for a captcha that can't be shown here, so it goes by a transaction of your own.";
    case "asking":
    case "takes":
      return null;
  }
}
