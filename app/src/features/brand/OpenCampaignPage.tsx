import { readLimits } from "@colophon/sdk/actions/readLimits.ts";
import { useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useChainClient } from "../../lib/useChainClient.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import { OpenCampaignForm } from "./open/OpenCampaignForm.tsx";

/** Opens a campaign: what it asks, when, under which terms, and how its pool is split. */
export function OpenCampaignPage() {
  const { deployment } = useConfig();
  const client = useChainClient();
  const { address } = useConnection();
  const connect = useConnectDialog();
  const limits = useQuery({
    queryKey: ["limits", deployment.contributions],
    queryFn: () => readLimits(client, { deployment }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page
      title="Open a campaign"
      narrow
      lead="You publish a brief and a rule. From the first work or payment on the rule is fixed, so that nobody has to trust you for it."
    >
      {address === undefined ? (
        <EmptyState
          title="Connect the account that shall be the brand's"
          actions={
            <Button look="primary" onClick={connect}>
              Connect a wallet
            </Button>
          }
        />
      ) : (
        <QueryView query={limits}>
          {(data) => <OpenCampaignForm key={address} limits={data} brand={address.toLowerCase()} />}
        </QueryView>
      )}
    </Page>
  );
}
