import type { ApiCampaign, ApiPool, ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { type Hex, zeroHash } from "viem";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { useChainClient } from "../../../lib/useChainClient.ts";
import { decideDisputePlan } from "../../../transactions/decideDispute.ts";
import { disputeStatementPlan } from "../../../transactions/disputeStatement.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { useConnectDialog } from "../../../wallets/ConnectContext.tsx";
import { knownToken } from "./knownToken.ts";
import { bondOf, toGiveOut } from "./poolState.ts";

interface PendingActionsProps {
  campaign: ApiCampaign;
  pool: ApiPool;
  statement: ApiStatement | undefined;
}

/** Disputing, for anybody; deciding, for the arbiter. */
export function PendingActions({ campaign, pool, statement }: PendingActionsProps) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const { address } = useConnection();
  const connect = useConnectDialog();
  const run = useTransaction();
  const shared = {
    campaign: campaign.id,
    campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
    token: knownToken(pool.token),
  };
  if (pool.state === "disputed" && address?.toLowerCase() === campaign.arbiter) {
    const root = (pool.pendingRoot ?? zeroHash) as Hex;
    const total = BigInt(pool.pendingTotal ?? 0);
    const decide = (stands: boolean) => void run(decideDisputePlan(deployment, { ...shared, root, total, stands }));
    return (
      <>
        <Button onClick={() => decide(true)}>It stands</Button>
        <Button onClick={() => decide(false)}>It falls</Button>
      </>
    );
  }
  if (pool.state !== "proposed") return null;
  const dispute = () => {
    if (address === undefined) return connect();
    const total = BigInt(pool.pendingTotal ?? 0);
    // A proposal of an empty roll gives everything back, and its bond is of that.
    const bond = statement === undefined ? bondOf(toGiveOut(pool).mostTotal) : BigInt(statement.bond);
    void run(disputeStatementPlan(deployment, { ...shared, client, disputer: address, total, bond }));
  };
  return <Button onClick={dispute}>Dispute it…</Button>;
}
