import { readForwarder } from "@colophon/sdk/actions/readForwarder.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { erc20Abi } from "viem";
import { getBalance, readContract } from "viem/actions";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import type { KnownToken } from "../../lib/config.ts";
import { offeredTokens } from "../../lib/ether.ts";
import { formatShare } from "../../lib/format.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import { flushRoyaltiesPlan } from "../../transactions/flushRoyalties.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { Amount } from "../../ui/Amount.tsx";
import { Button } from "../../ui/Button.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import styles from "./Campaigns.module.css";

/** Where royalties of resales go, what arrived, and passing it on to the pool. */
export function RoyaltiesPart({ campaign }: { campaign: ApiCampaign }) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const tokens = offeredTokens(deployment);
  const { bps, arrived } = campaign.royalties;
  const lies = useQuery({
    // Under "index", so that it is asked anew after every transaction and with new blocks.
    queryKey: ["index", "royalties", deployment.royalties, campaign.id],
    enabled: bps > 0,
    queryFn: async () => {
      const forwarder = await readForwarder(client, { deployment, campaign: campaign.id });
      const balanceOf = ({ address }: KnownToken) =>
        address === ETH
          ? getBalance(client, { address: forwarder })
          : readContract(client, { address, abi: erc20Abi, functionName: "balanceOf", args: [forwarder] });
      const amounts = await Promise.all(tokens.map(async (token) => ({ token, amount: await balanceOf(token) })));
      return { forwarder, amounts: amounts.filter(({ amount }) => amount > 0n) };
    },
  });
  if (bps === 0) return null;
  return (
    <>
      <h2>Royalties</h2>
      <p className={styles.faint}>
        {formatShare(bps)} of a resale is asked for, for everybody who contributed
        {lies.data !== undefined && (
          <>
            ; it is paid to <Hash value={lies.data.forwarder} label="royalty forwarder" />
          </>
        )}
        .
      </p>
      {arrived.map(({ token, amount }) => (
        <p key={token.address} className={styles.faint}>
          <Amount value={amount} token={token} /> reached the pool so far.
        </p>
      ))}
      {lies.data?.amounts.map(({ token, amount }) => (
        <Flush key={token.address} campaign={campaign} token={token} amount={amount} />
      ))}
    </>
  );
}

function Flush({ campaign, token, amount }: { campaign: ApiCampaign; token: KnownToken; amount: bigint }) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const connect = useConnectDialog();
  const { address } = useConnection();
  const campaignTitle = campaign.terms?.title ?? `Campaign ${campaign.id}`;
  const plan = flushRoyaltiesPlan(deployment, { campaign: campaign.id, campaignTitle, token, amount });
  return (
    <div className={styles.actions}>
      <span>
        <Amount value={amount} token={token} /> arrived and isn't in the pool yet.
      </span>
      <Button size="small" onClick={() => (address === undefined ? connect() : void run(plan))}>
        Put it into the pool
      </Button>
    </div>
  );
}
