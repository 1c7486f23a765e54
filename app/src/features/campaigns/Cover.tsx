import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { cx } from "../../lib/cx.ts";
import { Mark } from "../../ui/Mark.tsx";
import styles from "./Campaigns.module.css";

/** The campaign's cover from the gateway; the printer's mark where there is none or it can't be had. */
export function Cover({ campaign, large = false }: { campaign: ApiCampaign; large?: boolean }) {
  const { gatewayUrl } = useConfig();
  const [failed, setFailed] = useState(false);
  const cover = campaign.terms?.cover;
  return (
    <div className={cx(styles.cover, large && styles.coverLarge)}>
      {cover === undefined || failed ? (
        <Mark size={large ? 72 : 48} />
      ) : (
        <img src={`${gatewayUrl}/ipfs/${cover}`} alt="" decoding="async" onError={() => setFailed(true)} />
      )}
    </div>
  );
}
