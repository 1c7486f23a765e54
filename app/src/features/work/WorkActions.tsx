import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { campaignQuery } from "../../lib/queries.ts";
import { useNow } from "../../lib/useNow.ts";
import { Button, buttonClass } from "../../ui/Button.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import styles from "./WorkPage.module.css";

const ProveDialog = lazy(() => import("./ProveDialog.tsx"));
const TransferDialog = lazy(() => import("./TransferDialog.tsx"));
const SupersedeDialog = lazy(() => import("./SupersedeDialog.tsx"));
const ReportDialog = lazy(() => import("./ReportDialog.tsx"));

type Opened = "prove" | "transfer" | "supersede" | "report" | null;

/** What can be done with a work by whoever looks at it. */
export function WorkActions({ work }: { work: ApiWork }) {
  const { apiUrl } = useConfig();
  const { address } = useConnection();
  const connect = useConnectDialog();
  const campaign = useQuery(campaignQuery(apiUrl, work.campaign));
  const [opened, setOpened] = useState<Opened>(null);
  const now = useNow();
  const settings = campaign.data?.settings;
  const open = settings !== undefined && now >= settings.opens && now < settings.closes;
  const me = address?.toLowerCase();
  const close = () => setOpened(null);
  return (
    <>
      <div className={styles.actions}>
        {open && (
          <Link
            to="/campaigns/$campaign/contribute"
            params={{ campaign: String(work.campaign) }}
            search={{ parent: work.id }}
            className={buttonClass("primary")}
          >
            Remix this
          </Link>
        )}
        {me === work.author && work.state === "minted" && (
          <Button onClick={() => setOpened("prove")}>Prove it's mine</Button>
        )}
        {me !== undefined && me === work.owner && <Button onClick={() => setOpened("transfer")}>Hand over</Button>}
        {me !== work.author && work.finalAt !== null && now < work.finalAt && (
          <Button look="quiet" onClick={() => (me === undefined ? connect() : setOpened("supersede"))}>
            I was earlier…
          </Button>
        )}
        <Button look="quiet" onClick={() => setOpened("report")}>
          Report
        </Button>
      </div>
      <Suspense>
        {opened === "prove" && <ProveDialog work={work} onClose={close} />}
        {opened === "transfer" && <TransferDialog work={work} onClose={close} />}
        {opened === "supersede" && campaign.data !== undefined && (
          <SupersedeDialog work={work} campaign={campaign.data} onClose={close} />
        )}
        {opened === "report" && <ReportDialog work={work} brand={campaign.data?.brand ?? null} onClose={close} />}
      </Suspense>
    </>
  );
}
