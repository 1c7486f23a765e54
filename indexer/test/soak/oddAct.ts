import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { cancelSignaturesRequest } from "@colophon/sdk/actions/requests/cancelSignaturesRequest.ts";
import { changeSettingsRequest } from "@colophon/sdk/actions/requests/changeSettingsRequest.ts";
import { decideDisputeRequest } from "@colophon/sdk/actions/requests/decideDisputeRequest.ts";
import { disputeStatementRequest } from "@colophon/sdk/actions/requests/disputeStatementRequest.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { publishTermsRequest } from "@colophon/sdk/actions/requests/publishTermsRequest.ts";
import type { ContractRequest } from "@colophon/sdk/actions/requests/request.ts";
import { setCuratorRequest } from "@colophon/sdk/actions/requests/setCuratorRequest.ts";
import { settleStatementRequest } from "@colophon/sdk/actions/requests/settleStatementRequest.ts";
import { withdrawRequest } from "@colophon/sdk/actions/requests/withdrawRequest.ts";
import type { Hex } from "viem";
import { testSettings } from "../support/testSettings.ts";
import { ARBITER, AUTHORS, BRAND, type Call, CURATOR, ETH, type Stage, someCampaign } from "./stage.ts";

/** What happens seldom, to terms, curators, settings, signatures, and statements that are disputed. */
export async function oddAct(stage: Stage): Promise<Call | null> {
  const { chain, control, library, random } = stage;
  const { deployment } = chain;
  const [campaign, token] = [await someCampaign(stage), random.chance(0.5) ? ETH : chain.token];
  const { time } = await control.head();
  switch (random.between(0, 8)) {
    case 0:
      return call(BRAND, publishTermsRequest(deployment, { campaign, terms: random.pick(library.terms) }));
    case 1:
      return call(BRAND, setCuratorRequest(deployment, { campaign, curator: CURATOR, active: random.chance(0.5) }));
    case 2:
      return call(random.pick(AUTHORS), cancelSignaturesRequest(deployment));
    case 3:
      return call(BRAND, settleStatementRequest(deployment, { campaign, token }));
    case 4:
    case 5: {
      const pool = await readPool(control.client, { deployment, campaign, token });
      const bond = (pool.pendingTotal - pool.total + 99n) / 100n;
      if (pool.pendingTotal <= pool.total) return null;
      return call(AUTHORS[1] as Hex, disputeStatementRequest(deployment, { campaign, token, bond }));
    }
    case 6: {
      const pool = await readPool(control.client, { deployment, campaign, token });
      const { pendingRoot: root, pendingTotal: total } = pool;
      const stands = random.chance(0.5);
      return call(ARBITER, decideDisputeRequest(deployment, { campaign, token, root, total, stands }));
    }
    case 7: {
      const account = random.pick([BRAND, AUTHORS[1] as Hex]);
      return call(account, withdrawRequest(deployment, { token, to: account }));
    }
    default:
      return call(BRAND, changeSettingsRequest(deployment, { campaign, settings: testSettings(time) }));
  }
}

function call(from: Hex, request: ContractRequest): Call {
  return { from, ...encodeRequest(request) };
}
