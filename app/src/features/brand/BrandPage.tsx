import { Link } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { Button, buttonClass } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import { MyCampaigns } from "./MyCampaigns.tsx";

/** The console's front page: every campaign in which the connected account has something to say. */
export function BrandPage() {
  const { address } = useConnection();
  const connect = useConnectDialog();
  return (
    <Page title="Brand console" lead="Open calls, fund them, review what comes in, and publish who earned what.">
      {address === undefined ? (
        <EmptyState
          title="Connect to see your campaigns"
          actions={
            <Button look="primary" onClick={connect}>
              Connect a wallet
            </Button>
          }
        >
          Those that you opened, and those that you review or settle disputes for.
        </EmptyState>
      ) : (
        <>
          <div>
            <Link to="/brand/open" className={buttonClass("primary")}>
              Open a campaign
            </Link>
          </div>
          <MyCampaigns account={address.toLowerCase()} />
        </>
      )}
    </Page>
  );
}
