import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery } from "../../lib/queries.ts";
import { Page } from "../../ui/Page.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import styles from "./Brand.module.css";
import { ConsoleTabs } from "./ConsoleTabs.tsx";
import { roleIn } from "./roleIn.ts";

const ROLES = { brand: "You are its brand", curator: "You review for it", arbiter: "You are its arbiter" } as const;

/** The console of one campaign. Anybody may look; who may do what is said beside it. */
export function BrandCampaignPage() {
  const from = "/brand/$campaign";
  const { campaign: number } = useParams({ from });
  const { tab } = useSearch({ from });
  const navigate = useNavigate({ from });
  const { apiUrl } = useConfig();
  const { address } = useConnection();
  const campaign = useQuery(campaignQuery(apiUrl, Number(number)));
  const role = campaign.data === undefined ? null : roleIn(campaign.data, address);
  return (
    <Page
      title={campaign.data?.terms?.title ?? `Campaign ${number}`}
      eyebrow={
        campaign.data !== undefined && (
          <span className={styles.meta}>
            <PhaseBadge phase={campaign.data.phase} />
            <span>{role === null ? "You have no role in it, and may look" : ROLES[role]}</span>
            <Link to="/campaigns/$campaign" params={{ campaign: number }}>
              Its public page
            </Link>
          </span>
        )
      }
    >
      <QueryView query={campaign} missing="No such campaign">
        {(data) => (
          <ConsoleTabs
            key={data.id}
            campaign={data}
            tab={tab}
            onTab={(next) => void navigate({ search: { tab: next }, replace: true, resetScroll: false })}
          />
        )}
      </QueryView>
    </Page>
  );
}
