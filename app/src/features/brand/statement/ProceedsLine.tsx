import type { ApiCampaign, ApiPool } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { knownToken } from "../../../statements/knownToken.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { takeProceedsPlan } from "../../../transactions/takeProceeds.ts";
import { Amount } from "../../../ui/Amount.tsx";
import { Button } from "../../../ui/Button.tsx";
import own from "./Statement.module.css";

/** After a standing empty roll, what came in beside deposits is the brand's; nothing where that isn't so. */
export function ProceedsLine({ campaign, pool }: { campaign: ApiCampaign; pool: ApiPool }) {
  const { deployment } = useConfig();
  const { address } = useConnection();
  const run = useTransaction();
  const amount = BigInt(pool.proceeds.held);
  if (!pool.emptyStood || amount === 0n || address?.toLowerCase() !== campaign.brand) return null;
  const plan = takeProceedsPlan(deployment, {
    campaign: campaign.id,
    campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
    token: knownToken(pool.token),
    amount,
    to: address,
  });
  return (
    <div className={own.notice}>
      <p>
        <strong>The roll is empty, so proceeds are yours.</strong> Editions, royalties and bonds brought{" "}
        <Amount value={amount} token={pool.token} />.
      </p>
      <Button onClick={() => void run(plan)}>Take them</Button>
    </div>
  );
}
