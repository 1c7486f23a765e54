import { getAbiItem } from "viem";
import { getBlock, getLogs, readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import type { IpfsSource } from "../audit/IpfsSource.ts";
import { parseAccount } from "../ids/account.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReceiptReader } from "../relay/ReceiptReader.ts";
import { assertChain } from "./assertChain.ts";
import { ContractReverted } from "./ContractReverted.ts";
import type { ReadClient, Target } from "./client.ts";
import { findReceipted } from "./findReceipted.ts";
import { pagedLogs } from "./pagedLogs.ts";
import { readEpoch } from "./readEpoch.ts";
import { rethrow } from "./rethrow.ts";

const opened = getAbiItem({ abi: worksAbi, name: "CampaignOpened" });
const relaySet = getAbiItem({ abi: worksAbi, name: "RelaySet" });

/**
 * What {@link checkReceiptFile} asks of a chain, answered by a viem client, and by IPFS where a source of it is given: what an anchor holds
 * stands there.
 *
 * @throws {WrongChain} {ChainUnreachable}
 * @example
 * const reader = await receiptReader(client, { deployment, ipfs: gatewaySource(gatewayUrl) });
 * const { verdict } = await checkReceiptFile(parseReceiptFile(text), { at: Date.now() / 1000, reader });
 */
export async function receiptReader(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "chainId" | "startBlock" | "contributions">;
    /** Null: anchors' files aren't read, and only what has a token can be found. */
    ipfs: IpfsSource | null;
  },
): Promise<ReceiptReader> {
  const { deployment, ipfs } = parameters;
  await assertChain(client, deployment);
  const address = deployment.contributions;
  return {
    chainId: deployment.chainId,
    contract: parseAccount(address),
    async namedRelay(number, relay) {
      const campaign = parseCampaignNumber(number);
      const same = (other: string) => other.toLowerCase() === relay.toLowerCase();
      try {
        const asked = { address, abi: worksAbi, functionName: "relayOf", args: [campaign] } as const;
        if (same(await readContract(client, asked).catch(rethrow("relayOf")))) return "now";
      } catch (error) {
        if (error instanceof ContractReverted && error.errorName === "UnknownCampaign") return null;
        throw error;
      }
      const head = await getBlock(client).catch(rethrow("getBlock"));
      const range = { fromBlock: BigInt(deployment.startBlock), toBlock: head.number };
      const by = { address, args: { campaign }, strict: true } as const;
      const logs = await Promise.all([
        pagedLogs(range, (piece) => getLogs(client, { ...by, ...piece, event: opened })),
        pagedLogs(range, (piece) => getLogs(client, { ...by, ...piece, event: relaySet })),
      ]).catch(rethrow("getLogs"));
      return logs.flat().some(({ args }) => same(args.relay)) ? "before" : "never";
    },
    epochOf: (account) => readEpoch(client, { deployment, author: parseAccount(account) }),
    whereIs: (file) => findReceipted(client, { deployment, ipfs, file }),
  };
}
