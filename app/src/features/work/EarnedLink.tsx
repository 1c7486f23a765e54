import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../ui/Button.tsx";

/** To the explanation of what the work earned, once a statement says so. */
export function EarnedLink({ work, campaign }: { work: ApiWork; campaign: ApiCampaign }) {
  const told = campaign.pools.some(({ root, pendingRoot }) => root !== null || pendingRoot !== null);
  if (!told || work.standing !== "accepted") return null;
  return (
    <div>
      <Link
        to="/campaigns/$campaign/why/{-$subject}"
        params={{ campaign: String(campaign.id), subject: work.id }}
        className={buttonClass()}
      >
        Why this amount?
      </Link>
    </div>
  );
}
