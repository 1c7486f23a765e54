import { readRollBlock } from "@colophon/sdk/actions/readRollBlock.ts";
import type { ApiCampaign, ApiRoll } from "@colophon/sdk/api/schemas.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import type { ComputedStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { STATEMENT_CODE } from "@colophon/sdk/rewards/statementCode.ts";
import { useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import type { KnownToken } from "../../../lib/config.ts";
import { describeError } from "../../../lib/describeError.ts";
import { upload } from "../../../lib/upload.ts";
import { useChainClient } from "../../../lib/useChainClient.ts";
import { proposeStatementPlan } from "../../../transactions/proposeStatement.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { publishInputs } from "./publishInputs.ts";

interface Publish {
  readonly campaign: ApiCampaign;
  readonly token: KnownToken;
  readonly statement: ComputedStatement;
  readonly roll: ApiRoll;
  /** CID of the standing statement's file, where there is one. */
  readonly previous: string | null;
  /** The inputs that the standing statement pins: they hold for all that come after it. Null where none does. */
  readonly fixed: string | null;
}

/** Writes the roll's inputs and the file, has the relay keep them, then has the proposal signed. */
export function usePublishStatement() {
  const { deployment, relayUrl, gatewayUrl } = useConfig();
  const { address } = useConnection();
  const client = useChainClient();
  const run = useTransaction();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const publish = async ({ campaign, token, statement, roll, previous, fixed }: Publish): Promise<void> => {
    if (address === undefined) return;
    setBusy(true);
    setFault(null);
    try {
      const { writeStatement } = await import("@colophon/sdk/rewards/writeStatement.ts");
      const inputs = await publishInputs({ roll, deployment, relayUrl, gatewayUrl, fixed });
      const block = await readRollBlock(client, { deployment, rollAt: roll.rollAt });
      const lines = [
        ...writeStatement(statement, { rollAt: roll.rollAt, block, inputs, previous, code: STATEMENT_CODE }),
      ];
      const file = await upload(relayUrl, new Blob(lines));
      await run(
        proposeStatementPlan(deployment, {
          client,
          campaign: campaign.id,
          campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
          token,
          proposer: address,
          root: statement.root,
          total: statement.total,
          given: statement.given,
          accounts: statement.accounts.length,
          cid: file.cid,
          digest: file.digest,
          codec: codecOf(file.codec),
        }),
      );
    } catch (error) {
      setFault(describeError(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, publish };
}
