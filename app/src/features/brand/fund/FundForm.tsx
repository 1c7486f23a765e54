import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { parseConfigHash } from "@colophon/sdk/ids/configHash.ts";
import { type FormEvent, useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { ETHER, offeredTokens } from "../../../lib/ether.ts";
import { formatAmount } from "../../../lib/format.ts";
import { readAmount } from "../../../lib/readAmount.ts";
import { useChainClient } from "../../../lib/useChainClient.ts";
import { fundPoolPlan } from "../../../transactions/fundPool.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { RadioField } from "../../../ui/Choice.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { useConnectDialog } from "../../../wallets/ConnectContext.tsx";
import styles from "../Brand.module.css";
import { useStoredForm } from "../useStoredForm.ts";
import { useBalance } from "./useBalance.ts";

export function FundForm({ campaign }: { campaign: ApiCampaign }) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const run = useTransaction();
  const connect = useConnectDialog();
  const { address } = useConnection();
  const tokens = offeredTokens(deployment);
  const key = `colophon-fund-${deployment.rewardPools}-${campaign.id}`;
  const [form, change] = useStoredForm(key, { token: ETHER.address as string, amount: "" });
  const [tried, setTried] = useState(false);
  const token = tokens.find((one) => one.address === form.token) ?? ETHER;
  const balance = useBalance(address, token);
  const read = readAmount(form.amount, { token, most: balance, mostIs: "Your account has" });

  const fund = async (event: FormEvent) => {
    event.preventDefault();
    if (address === undefined) return connect();
    setTried(true);
    if (!read.ok) return;
    const outcome = await run(
      fundPoolPlan(deployment, {
        client,
        campaign: campaign.id,
        config: parseConfigHash(campaign.config),
        campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
        token,
        amount: read.amount,
        funder: address,
      }),
    );
    if (outcome.kind !== "done") return;
    change({ amount: "" });
    setTried(false);
  };

  return (
    <form className={styles.part} noValidate onSubmit={(event) => void fund(event)}>
      <RadioField
        legend="In"
        value={token.address}
        onChange={(next) => change({ token: next })}
        options={tokens.map((one) => ({ value: one.address, label: one.symbol, note: one.name }))}
      />
      <TextField
        label={`Amount in ${token.symbol}`}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.0"
        value={form.amount}
        error={tried && !read.ok ? read.fault : null}
        hint={balance === undefined ? undefined : `You have ${formatAmount(balance, token.decimals)} ${token.symbol}.`}
        onChange={(event) => change({ amount: event.currentTarget.value })}
      />
      <div>
        <Button look="primary" type="submit">
          {address === undefined ? "Connect a wallet" : "Fund"}
        </Button>
      </div>
    </form>
  );
}
