import { getAbiItem, type Log } from "viem";
import { getLogs } from "viem/actions";
import { curationAbi } from "../abis/generated.ts";
import { worksAbi } from "../abis/worksAbi.ts";
import type { ReadClient, Target } from "../actions/client.ts";
import { type BlockRange, pagedLogs } from "../actions/pagedLogs.ts";
import { rethrow } from "../actions/rethrow.ts";
import { certificationEvent } from "../certificate/certificationEvent.ts";
import { parseAccount } from "../ids/account.ts";
import { parseConfigHash } from "../ids/configHash.ts";
import { campaignOfId, parseContributionId } from "../ids/contributionId.ts";
import { parseDigest } from "../ids/digest.ts";
import { anchorKindOf, codecOf } from "../ids/names.ts";
import { byPlace, type RollEvent } from "../roll/rollEvents.ts";
import { timesOf } from "./timesOf.ts";

const certifying = ["Contributed", "ContributedFromEvidence", "Superseded"] as const;
const event = {
  anchored: getAbiItem({ abi: worksAbi, name: "Anchored" }),
  committed: getAbiItem({ abi: worksAbi, name: "Committed" }),
  reviewed: getAbiItem({ abi: curationAbi, name: "Reviewed" }),
  appealed: getAbiItem({ abi: curationAbi, name: "Appealed" }),
  decided: getAbiItem({ abi: curationAbi, name: "AppealDecided" }),
  voted: getAbiItem({ abi: curationAbi, name: "Voted" }),
};

export interface ReadRollEvents {
  readonly deployment: Pick<Target, "startBlock" | "contributions" | "curation">;
  readonly campaign: number;
  /** The last block that is read. */
  readonly to: number;
  /** Called after each answer, with the logs that came so far, whatever campaign they are of. */
  readonly onLogs?: ((logs: number) => void) | undefined;
}

/** What has no time yet. */
type Untimed = RollEvent extends infer Event ? (Event extends RollEvent ? Omit<Event, "time"> : never) : never;

/**
 * Everything in the log that a campaign's roll hangs on, in order. Certifications and verdicts carry no campaign as a topic, so those
 * of all campaigns are read and sorted out here; the rest is asked for by campaign.
 *
 * @throws {ChainUnreachable}
 */
export async function readRollEvents(client: ReadClient, parameters: ReadRollEvents): Promise<RollEvent[]> {
  const { deployment, campaign, to, onLogs } = parameters;
  const range = { fromBlock: BigInt(deployment.startBlock), toBlock: BigInt(to) };
  let came = 0;
  const search = async <Item extends { blockNumber: bigint | null }>(
    ask: (piece: BlockRange) => Promise<Item[]>,
  ): Promise<Item[]> =>
    pagedLogs(range, async (piece) => {
      const logs = await ask(piece);
      came += logs.length;
      onLogs?.(came);
      return logs;
    }).catch(rethrow("getLogs"));
  const works = { address: deployment.contributions, strict: true } as const;
  const curation = { address: deployment.curation, strict: true } as const;
  const args = { campaign } as const;

  const events: { untimed: Untimed; log: Log }[] = [];
  const take = (log: Log<bigint, number, false>, untimed: Untimed | null) => {
    if (untimed !== null) events.push({ untimed, log });
  };
  const at = (log: Log<bigint, number, false>) => ({ block: Number(log.blockNumber), logIndex: log.logIndex });

  for (const name of certifying) {
    const asked = getAbiItem({ abi: worksAbi, name });
    for (const log of await search((piece) => getLogs(client, { ...works, event: asked, ...piece }))) {
      const said = certificationEvent(log);
      if (said === null || said.header.campaign !== campaign) continue;
      const { id, author, digest, manifest, parents, evidence } = said;
      const { codec, config } = said.header;
      const kind = said.event === "Superseded" ? "superseded" : "certified";
      take(log, { kind, ...at(log), id, author, digest, codec, config, manifest, parents, evidence });
    }
  }
  for (const log of await search((piece) => getLogs(client, { ...works, event: event.anchored, args, ...piece }))) {
    const { kind, root, count, data, codec, config } = log.args;
    take(log, {
      kind: "anchored",
      ...at(log),
      leaves: anchorKindOf(kind),
      root: parseDigest(root),
      config: parseConfigHash(config),
      count,
      data: parseDigest(data),
      codec: codecOf(codec),
    });
  }
  for (const log of await search((piece) => getLogs(client, { ...works, event: event.committed, args, ...piece }))) {
    take(log, { kind: "committed", ...at(log), commitment: parseDigest(log.args.commitment) });
  }
  for (const log of await search((piece) => getLogs(client, { ...curation, event: event.reviewed, ...piece }))) {
    const { author, accepted, score, reason } = log.args;
    const id = parseContributionId(log.args.id);
    if (campaignOfId(id) !== campaign) continue;
    take(log, { kind: "reviewed", ...at(log), id, author: parseAccount(author), accepted, score, reason });
  }
  for (const log of await search((piece) => getLogs(client, { ...curation, event: event.appealed, args, ...piece }))) {
    const [id, author] = [parseContributionId(log.args.id), parseAccount(log.args.author)];
    take(log, { kind: "appealed", ...at(log), id, author });
  }
  for (const log of await search((piece) => getLogs(client, { ...curation, event: event.decided, args, ...piece }))) {
    const [id, author] = [parseContributionId(log.args.id), parseAccount(log.args.author)];
    take(log, { kind: "decided", ...at(log), id, author, upheld: log.args.upheld, score: log.args.score });
  }
  for (const log of await search((piece) => getLogs(client, { ...curation, event: event.voted, args, ...piece }))) {
    const [id, voter] = [parseContributionId(log.args.id), parseAccount(log.args.voter)];
    take(log, { kind: "voted", ...at(log), voter, id, votes: log.args.votes });
  }
  const times = await timesOf(
    client,
    events.map(({ log }) => log),
  );
  const timed = events.map(({ untimed }): RollEvent => ({ ...untimed, time: times.get(untimed.block) ?? 0 }));
  return timed.sort(byPlace);
}
