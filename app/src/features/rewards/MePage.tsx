import { lazy, Suspense } from "react";
import { useConnection } from "wagmi";
import { ReturnedBonds } from "../../statements/ReturnedBonds.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import { ClaimHistory } from "./ClaimHistory.tsx";
import { Earnings } from "./Earnings.tsx";
import { HeldPart } from "./HeldPart.tsx";
import { MyWorks } from "./MyWorks.tsx";

const OnTheirWay = lazy(() => import("../../gasless/OnTheirWay.tsx"));

/** What the connected account made, holds and earned. */
export function MePage() {
  const { address } = useConnection();
  const connect = useConnectDialog();
  const me = address?.toLowerCase();
  return (
    <Page title="My works and rewards" lead="What you made, what you hold, and what it earned.">
      {me === undefined ? (
        <EmptyState
          title="Connect to see what is yours"
          actions={
            <Button look="primary" onClick={connect}>
              Connect a wallet
            </Button>
          }
        >
          Nothing is signed by connecting. Any file can be verified without a wallet.
        </EmptyState>
      ) : (
        <>
          <Suspense>
            <OnTheirWay />
          </Suspense>
          <Earnings account={me} />
          <ReturnedBonds account={me} />
          <Tabs
            label="Mine"
            items={[
              { value: "made", label: "Made", content: <MyWorks filter={{ author: me }} account={me} /> },
              { value: "credited", label: "Credited in", content: <MyWorks filter={{ credited: me }} account={me} /> },
              { value: "held", label: "Held", content: <HeldPart account={me} /> },
              { value: "claims", label: "Claims", content: <ClaimHistory account={me} /> },
            ]}
          />
        </>
      )}
    </Page>
  );
}
