import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import type { AllWorks } from "../../lib/useAllWorks.ts";

/** What every format is drawn from: the works that may be seen, in the protocol's order (certified-at, id). */
export interface FormatProps extends Pick<AllWorks, "works" | "complete"> {
  readonly campaign: ApiCampaign;
}
