import { type Address, getAbiItem } from "viem";
import { getLogs } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import type { ReadClient, Target } from "../actions/client.ts";
import { pagedLogs } from "../actions/pagedLogs.ts";
import { rethrow } from "../actions/rethrow.ts";
import { certificationEvent } from "../certificate/certificationEvent.ts";
import { type ContributionId, tokenIdOf } from "../ids/contributionId.ts";
import type { ForeignWorks, KnownWork } from "../roll/admitLeaves.ts";
import { timesOf } from "./timesOf.ts";

const contributed = getAbiItem({ abi: worksAbi, name: "Contributed" });
const fromEvidence = getAbiItem({ abi: worksAbi, name: "ContributedFromEvidence" });
const superseded = getAbiItem({ abi: worksAbi, name: "Superseded" });
const failed = rethrow("getLogs");

/** Ids in one question. */
const AT_ONCE = 200;

/**
 * How works of other campaigns, which leaves name as their parents, stood in the log. Asked by id, so that a campaign's audit needn't
 * remember all works of all campaigns.
 *
 * @param parameters `to`: the last block that is read.
 * @throws {ChainUnreachable}
 */
export async function readForeignWorks(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "startBlock" | "contributions">;
    to: number;
    ids: readonly ContributionId[];
  },
): Promise<ForeignWorks> {
  const { deployment, to, ids } = parameters;
  const range = { fromBlock: BigInt(deployment.startBlock), toBlock: BigInt(to) };
  const address: Address = deployment.contributions;
  const found = new Map<ContributionId, KnownWork[]>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const args = { id: ids.slice(from, from + AT_ONCE).map(tokenIdOf) };
    const asked = { address, args, strict: true } as const;
    const lists = [
      await pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece, event: contributed })).catch(failed),
      await pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece, event: fromEvidence })).catch(failed),
      await pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece, event: superseded })).catch(failed),
    ];
    for (const logs of lists) {
      const times = await timesOf(client, logs);
      for (const log of logs) {
        const said = certificationEvent(log);
        if (said === null) continue;
        const block = Number(log.blockNumber);
        const certifiedAt = said.evidence?.time ?? times.get(block) ?? 0;
        const list = found.get(said.id) ?? [];
        list.push({ block, logIndex: log.logIndex, certifiedAt });
        found.set(said.id, list);
      }
    }
  }
  return found;
}
