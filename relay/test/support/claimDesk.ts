import pg from "pg";
import { type Address, getAbiItem, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { getBalance, getLogs } from "viem/actions";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import { rewardPoolsAbi } from "../../../sdk/src/abis/generated.ts";
import { ETH } from "../../../sdk/src/actions/requests/request.ts";
import type { ClaimSubmission, RelayedClaim } from "../../../sdk/src/api/intakeSchemas.ts";
import { readRelayedClaim } from "../../../sdk/src/relay/readRelayedClaim.ts";
import { sendClaim } from "../../../sdk/src/relay/sendClaim.ts";
import { BRAND, type IntakeStage } from "./intakeStage.ts";
import { type Shares, standingCampaign } from "./standingStatement.ts";
import type { TestRelay } from "./startRelay.ts";

/** Fees that the chain never takes: claims wait. */
export const TOO_CHEAP = { MAX_FEE_GWEI: "0.000001" };

/** Accounts that never had anything. */
export function poor(many: number): Hex[] {
  return Array.from({ length: many }, () => privateKeyToAddress(generatePrivateKey()).toLowerCase() as Hex);
}

export const evenly = (accounts: readonly Hex[], each: bigint): Shares =>
  accounts.map((account) => ({ account, cumulative: each }));

/** How tests of claims ask relays, the chain and a database, on one stage. */
export function claimDesk(stage: () => IntakeStage) {
  const look = (relay: TestRelay, id: string): Promise<RelayedClaim> => readRelayedClaim(relay.url, id);
  const ask = async (relay: TestRelay, sent: unknown) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${relay.url}/v1/claims`, { method: "POST", headers, body: JSON.stringify(sent) });
    return { status: answer.status, json: (await answer.json()) as unknown };
  };
  return {
    look,
    /** Claims of a campaign of its own, whose statement in ETH stands. */
    standing: async (shares: Shares): Promise<ClaimSubmission[]> => {
      const eth = shares.reduce((sum, { cumulative }) => sum + cumulative, 0n);
      return (await standingCampaign(stage(), eth)).stand(shares);
    },
    send: (relay: TestRelay, { cumulative, proof, ...sent }: ClaimSubmission): Promise<RelayedClaim> =>
      sendClaim(relay.url, {
        ...{ campaign: sent.campaign, token: sent.token as Hex, account: sent.account as Hex },
        ...{ cumulative: BigInt(cumulative), proof: proof as Hex[] },
      }),
    until: (relay: TestRelay, id: string, state: RelayedClaim["state"]) =>
      eventually(
        () => look(relay, id),
        (found) => found.state === state,
        `a claim that is ${state}`,
      ),
    /** Has all that waits tried in one round: each claim waits for itself, from when it failed last. */
    tryTogether: async (database: string): Promise<void> => {
      await rows(database, "update relay.claims set next_try = 0");
    },
    /** What a relay says to a claim that it doesn't take. */
    refused: async (relay: TestRelay, sent: object) => {
      const { status, json } = await ask(relay, sent);
      const { code, details } = json as { code: string; details: { direct?: boolean } };
      return `${status} ${code}${details.direct === true ? ", direct" : ""}`;
    },
    balance: (address: Address) => getBalance(stage().chain.wallet(BRAND), { address }),
    /** The chain's own record of what was paid. */
    claimed: (campaign: number, token: Address = ETH) =>
      getLogs(stage().chain.wallet(BRAND), {
        address: stage().deployment.rewardPools,
        event: getAbiItem({ abi: rewardPoolsAbi, name: "Claimed" }),
        args: { campaign, token },
        fromBlock: 0n,
        strict: true,
      }),
    rows,
  };
}

async function rows<Row extends pg.QueryResultRow>(database: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
