import {
  createPublicClient,
  custom,
  encodeErrorResult,
  encodeFunctionResult,
  type Hex,
  pad,
  RpcRequestError,
  toHex,
} from "viem";
import { worksAbi } from "../../../sdk/src/abis/worksAbi.ts";
import { parseDeployment } from "../../../sdk/src/deployment/parseDeployment.ts";
import { toContributionId } from "../../../sdk/src/ids/contributionId.ts";
import type { StoredBatch } from "../../src/batches/sendBatch.ts";
import { relayChain } from "../../src/chain/relayChain.ts";
import type { Db } from "../../src/store/openStore.ts";
import { type Attempt, batches, messages, uploads, works } from "../../src/store/tables.ts";

export const hex20 = (n: number): Hex => pad(toHex(n), { size: 20 });
const hex32 = (n: number): Hex => pad(toHex(n), { size: 32 });
const CAMPAIGN = 7;
export const AUTHOR = hex20(0xada);
const url = "http://chain.example";
const deployment = parseDeployment({
  chainId: 31_337,
  startBlock: 0,
  contributions: hex20(1),
  curation: hex20(2),
  rewardPools: hex20(3),
  royalties: hex20(4),
  editions: hex20(5),
  tokens: [],
});

/** A chain that answers as told: its nodes can lag, and real ones don't when asked to. */
export function toldChain(answer: (method: string, params: readonly unknown[]) => unknown) {
  const request = async ({ method, params }: { method: string; params?: unknown }) =>
    answer(method, Array.isArray(params) ? params : []);
  const transport = custom({ request }, { retryCount: 0 });
  return { ...relayChain(url, deployment), client: createPublicClient({ transport }) };
}

/** What a node says of a work that it doesn't know. */
export function unknownWork(): never {
  const data = encodeErrorResult({ abi: worksAbi, errorName: "UnknownContribution", args: [1n] });
  throw nodeSays("execution reverted", data);
}

export const nodeSays = (message: string, data?: Hex) =>
  new RpcRequestError({ url, body: {}, error: { code: data === undefined ? -32_000 : 3, message, data } });

/** What a node says of a work that it knows. */
export const certifiedWork = (n: number, author: Hex, certifiedAt: number): Hex =>
  encodeFunctionResult({
    abi: worksAbi,
    functionName: "contributionOf",
    result: {
      ...{ author, owner: author, digest: hex32(n), campaign: CAMPAIGN },
      ...{ certifiedAt, finalAt: certifiedAt + 60, kind: 1, codec: 0, aiUse: 0 },
    },
  });

interface DirectBatch {
  campaign?: number;
  /** False for a work whose bytes nobody has to have. */
  live?: boolean;
  state?: "stored" | "sent" | "anchored";
  failures?: number;
  attempts?: Attempt[];
}

/** A batch of one work that goes by a transaction of its own, with all its rows. */
export async function directBatch(
  db: Db,
  n: number,
  { campaign = CAMPAIGN, live = true, ...more }: DirectBatch = {},
): Promise<StoredBatch> {
  const signed = hex32(n + 1_000_000);
  const stored = { root: signed, data: hex32(n), codec: "raw" as const };
  const [batch] = await db
    .insert(batches)
    .values({
      ...{ campaign, kind: "contributions", direct: true, count: 1, voterRoot: hex32(0), final: false },
      ...{
        state: "stored",
        config: hex20(0xc),
        attempts: [],
        failures: 0,
        nextTry: 0,
        formedAt: 0,
        ...stored,
        ...more,
      },
    })
    .returning();
  if (batch === undefined) throw new Error("no batch");
  const id = toContributionId(campaign, hex32(n));
  const upload = n.toString(16).padStart(32, "0");
  const file = { digest: hex32(n), codec: 0, size: 10 };
  await db.insert(messages).values({
    ...{ signed, kind: "contributions", campaign, signer: AUTHOR, subject: id, choice: 0, epoch: 0, proof: [] },
    ...{ deadline: 10n ** 10n, signature: "0x12", takenAt: 0, anchorBy: 0, direct: true, batch: batch.id, leaf: 0 },
  });
  await db.insert(works).values({ signed, id, ...file, live, mediaKind: 1, aiUse: 0, parents: [], upload });
  const times = { createdAt: 0, touchedAt: 0 };
  await db.insert(uploads).values({ id: upload, ...file, sender: hex20(1), account: AUTHOR, state: "taken", ...times });
  return { ...batch, ...stored };
}
