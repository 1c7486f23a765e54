import {
  contributionsAbi,
  curationAbi,
  editionsAbi,
  rewardPoolsAbi,
  royaltiesAbi,
} from "@colophon/sdk/abis/generated.ts";
import type { Hex, PublicClient } from "viem";
import { showPool } from "../../src/api/queries/showPool.ts";
import { ETH } from "../../src/api/queries/tokensOf.ts";
import {
  accountCredits,
  anchors,
  appeals,
  attributions,
  campaigns,
  claimed,
  commitments,
  curators,
  editionBalances,
  editions,
  forwarders,
  pools,
  signatureEpochs,
} from "../../src/store/chainTables.ts";
import type { Db } from "../../src/store/openDatabase.ts";
import type { Deployed } from "../../src/sync/cursor.ts";

/** Reads from the contracts what the index says of them. @returns what differs */
export async function compareWithChain(db: Db, client: PublicClient, deployed: Deployed): Promise<string[]> {
  const found: string[] = [];
  const check = (what: string, index: unknown, chain: unknown) => {
    const [ours, theirs] = [text(index), text(chain)];
    if (ours !== theirs) found.push(`${what}: the index says ${ours}, the chain ${theirs}`);
  };
  const contributions = { address: deployed.contributions, abi: contributionsAbi } as const;
  const rewardPools = { address: deployed.rewardPools, abi: rewardPoolsAbi } as const;
  const curation = { address: deployed.curation, abi: curationAbi } as const;
  const now = Number((await client.getBlock()).timestamp);

  const count = await client.readContract({ ...contributions, functionName: "campaignCount" });
  const everyCampaign = await db.select().from(campaigns);
  check("campaigns", everyCampaign.length, count);
  for (const campaign of everyCampaign) {
    const args = [campaign.id] as const;
    const at = (field: string) => `campaign ${campaign.id} ${field}`;
    check(at("brand"), campaign.brand, await client.readContract({ ...contributions, functionName: "brandOf", args }));
    check(
      at("config"),
      campaign.config,
      await client.readContract({ ...contributions, functionName: "configOf", args }),
    );
    check(
      at("locked"),
      campaign.locked,
      await client.readContract({ ...contributions, functionName: "isLocked", args }),
    );
    const [version, terms] = await client.readContract({ ...contributions, functionName: "termsOf", args });
    check(at("terms"), [campaign.termsVersion, campaign.terms], [version, terms]);
    const schedule = await client.readContract({ ...contributions, functionName: "scheduleOf", args });
    const { reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy } = campaign;
    const waiting = await client.readContract({ ...curation, functionName: "bondsToForward", args });
    check(at("bonds to forward"), campaign.bondsToForward, waiting);
    check(at("schedule"), [reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy], schedule);
  }
  for (const { campaign, account, active } of await db.select().from(curators)) {
    const args = [campaign, account] as const;
    const may = await client.readContract({ ...contributions, functionName: "mayReview", args });
    check(`curator ${account} of ${campaign}`, active, may);
  }
  for (const work of await db.select().from(attributions)) {
    const args = [BigInt(work.id)] as const;
    const onChain = await client.readContract({ ...contributions, functionName: "contributionOf", args });
    const { author, owner, digest, campaign, certifiedAt, finalAt, kind, codec, aiUse } = work;
    const ours = { author, owner: owner ?? ETH.address, digest, campaign, certifiedAt, finalAt, kind, codec, aiUse };
    check(`work ${work.id}`, ours, onChain);
  }
  for (const pool of await db.select().from(pools)) {
    const args = [pool.campaign, pool.token] as const;
    const onChain = await client.readContract({ ...rewardPools, functionName: "poolOf", args });
    const shown = showPool(pool, ETH, now);
    const at = (field: string) => `pool ${pool.campaign} ${pool.token} ${field}`;
    check(
      at("sums"),
      [shown.funded, shown.refunded, shown.paid, shown.total, shown.proceeds.held],
      [onChain.funded, onChain.refunded, onChain.paid, onChain.total, onChain.proceeds],
    );
    const { editions: sold, royalties, bonds, stakes, gifts, taken, held } = shown.proceeds;
    const sources = [sold, royalties, bonds, stakes, gifts].reduce((sum, amount) => sum + BigInt(amount), 0n);
    check(at("proceeds by source"), sources - BigInt(taken), held);
    check(
      at("empty"),
      [shown.pendingEmpty, shown.emptyStood],
      [shown.state !== "none" && onChain.pendingEmpty, onChain.emptyStood],
    );
    check(at("root"), shown.root ?? NONE, onChain.root);
    check(at("state"), ["none", "proposed", "disputed", "upheld"].indexOf(shown.state), onChain.state);
    if (shown.state !== "none")
      check(
        at("pending"),
        [shown.pendingRoot ?? NONE, shown.pendingTotal],
        [onChain.pendingRoot, onChain.pendingTotal],
      );
  }
  for (const { campaign, token, account, cumulative } of await db.select().from(claimed)) {
    const args = [campaign, token, account] as const;
    check(
      `claimed ${args}`,
      cumulative,
      await client.readContract({ ...rewardPools, functionName: "claimedOf", args }),
    );
  }
  for (const { account, token, credited, withdrawn } of await db.select().from(accountCredits)) {
    const args = [account, token] as const;
    const owed = await client.readContract({ ...rewardPools, functionName: "creditOf", args });
    check(`credit ${args}`, credited - withdrawn, owed);
  }
  for (const { author, epoch } of await db.select().from(signatureEpochs)) {
    check(
      `epoch ${author}`,
      epoch,
      await client.readContract({ ...contributions, functionName: "epochOf", args: [author] }),
    );
  }
  found.push(...(await compareProtocol(db, client, deployed)));
  return found;
}

/** What came with evidence, appeals and editions. */
async function compareProtocol(db: Db, client: PublicClient, deployed: Deployed): Promise<string[]> {
  const found: string[] = [];
  const check = (what: string, index: unknown, chain: unknown) => {
    const [ours, theirs] = [text(index), text(chain)];
    if (ours !== theirs) found.push(`${what}: the index says ${ours}, the chain ${theirs}`);
  };
  const contributions = { address: deployed.contributions, abi: contributionsAbi } as const;
  const edition = { address: deployed.editions, abi: editionsAbi } as const;
  for (const { campaign, commitment, time } of await db.select().from(commitments)) {
    const args = [campaign, commitment] as const;
    check(
      `commitment ${args}`,
      time,
      await client.readContract({ ...contributions, functionName: "committedAt", args }),
    );
  }
  for (const { campaign, kind, root, config, time } of await db.select().from(anchors)) {
    const args = [campaign, ["contributions", "votes", "polls"].indexOf(kind), root, config] as const;
    check(`anchor ${args}`, time, await client.readContract({ ...contributions, functionName: "anchoredAt", args }));
  }
  for (const { work, author, state, held, returnsAt } of await db.select().from(appeals)) {
    const onChain = await client.readContract({
      address: deployed.curation,
      abi: curationAbi,
      functionName: "appealOf",
      args: [BigInt(work), author],
    });
    const number = ["none", "pending", "upheld", "rejected"].indexOf(state);
    check(`appeal ${work} ${author}`, { state: number, bond: held, returnsAt }, onChain);
  }
  for (const { campaign, digest, codec, kind, minted } of await db.select().from(editions)) {
    const onChain = await client.readContract({ ...edition, functionName: "editionOf", args: [campaign] });
    const { content } = onChain;
    check(`edition ${campaign}`, { digest, codec, kind }, content);
    check(`minted ${campaign}`, minted, onChain.minted);
    const held = (await db.select().from(editionBalances)).filter((row) => row.campaign === campaign);
    check(
      `held ${campaign}`,
      held.reduce((sum, row) => sum + row.amount, 0n),
      onChain.minted,
    );
  }
  for (const { campaign, account, amount } of await db.select().from(editionBalances)) {
    const args = [account, BigInt(campaign)] as const;
    check(`editions of ${args}`, amount, await client.readContract({ ...edition, functionName: "balanceOf", args }));
  }
  for (const { campaign, forwarder } of await db.select().from(forwarders)) {
    const onChain = await client.readContract({
      address: deployed.royalties,
      abi: royaltiesAbi,
      functionName: "forwarderOf",
      args: [campaign],
    });
    check(`forwarder ${campaign}`, forwarder, onChain);
  }
  return found;
}

const NONE: Hex = `0x${"0".repeat(64)}`;

/** One spelling for numbers of any sort and hex of any case, and of objects whatever their order. */
function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(text).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, one]) => `${key}: ${text(one)}`).join(", ")}}`;
  }
  return String(value).toLowerCase();
}
