import { refundRequest } from "@colophon/sdk/actions/requests/refundRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { ApiCampaign, ApiToken } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { useChainClient } from "../../../lib/useChainClient.ts";
import { knownToken } from "../../../statements/knownToken.ts";
import { refundPlan } from "../../../transactions/refund.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Amount } from "../../../ui/Amount.tsx";
import { Button } from "../../../ui/Button.tsx";
import own from "./Statement.module.css";

/** Offers a funder its deposit back, where the chain would give it. */
export function RefundLine({ campaign, token }: { campaign: ApiCampaign; token: ApiToken }) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const { address } = useConnection();
  const run = useTransaction();
  const known = knownToken(token);
  const refund = useQuery({
    // Under "index", so that it is asked anew after every transaction and with new blocks.
    queryKey: ["index", "refund", deployment.rewardPools, campaign.id, token.address, address],
    enabled: address !== undefined,
    queryFn: async () => {
      if (address === undefined) return 0n;
      const request = refundRequest(deployment, { campaign: campaign.id, token: known.address });
      // Whatever it says but an amount means: nothing to take back now.
      return simulateRequest(client, { request, account: address }).catch(() => 0n);
    },
  });
  const amount = refund.data ?? 0n;
  if (amount === 0n) return null;
  const plan = refundPlan(deployment, {
    campaign: campaign.id,
    campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
    token: known,
    amount,
  });
  return (
    <div className={own.notice}>
      <p>
        <strong>Nobody earned anything, so funders take their money back.</strong> Yours is{" "}
        <Amount value={amount} token={token} />.
      </p>
      <Button onClick={() => void run(plan)}>Take it back</Button>
    </div>
  );
}
