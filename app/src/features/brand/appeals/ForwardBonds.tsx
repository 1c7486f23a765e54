import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { ETHER } from "../../../lib/ether.ts";
import { forwardBondsPlan } from "../../../transactions/forwardBonds.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Amount } from "../../../ui/Amount.tsx";
import { Button } from "../../../ui/Button.tsx";
import styles from "../Brand.module.css";

/** Bonds of rejected appeals that wait to be put into the pool, by anybody; nothing where there are none. */
export function ForwardBonds({ campaign }: { campaign: ApiCampaign }) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const { address } = useConnection();
  const amount = BigInt(campaign.bondsToForward);
  if (amount === 0n) return null;
  return (
    <p className={styles.line}>
      <span>
        <Amount value={amount} token={ETHER} /> of bonds belong into the pool.
      </span>
      {address !== undefined && (
        <Button onClick={() => void run(forwardBondsPlan(deployment, { campaign: campaign.id, amount }))}>
          Put them there
        </Button>
      )}
    </p>
  );
}
