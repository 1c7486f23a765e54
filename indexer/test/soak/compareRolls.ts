import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { fetchFile } from "@colophon/sdk/audit/fetchFile.ts";
import { getHead } from "@colophon/sdk/audit/getHead.ts";
import { leafReader } from "@colophon/sdk/audit/leafReader.ts";
import { readFactsAnew } from "@colophon/sdk/audit/readFactsAnew.ts";
import { readRollEvents } from "@colophon/sdk/audit/readRollEvents.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import type { Digest } from "@colophon/sdk/ids/digest.ts";
import { CODEC, type Codec } from "@colophon/sdk/ids/names.ts";
import { buildRoll } from "@colophon/sdk/roll/buildRoll.ts";
import type { Unverified } from "@colophon/sdk/roll/rollFacts.ts";
import { pino } from "pino";
import type { PublicClient } from "viem";
import type { LocalChain } from "../../../sdk/test/support/localChain.ts";
import { type HeadState, openHeadState } from "../../src/api/headState.ts";
import { rollOf } from "../../src/api/queries/rollOf.ts";
import { campaigns } from "../../src/store/chainTables.ts";
import type { Database } from "../../src/store/openDatabase.ts";
import { kuboSource } from "../support/kuboSource.ts";

/**
 * Compares the index's roll of every campaign with what the SDK makes of the chain and IPFS alone, as if every roll had closed now.
 *
 * @returns what differs, and how many works the rolls have
 */
export async function compareRolls(
  database: Database,
  client: PublicClient,
  { deployment }: Pick<LocalChain, "deployment">,
  ipfsApiUrl: string,
): Promise<{ differences: string[]; works: number; taken: number }> {
  const { db } = database;
  const ipfs = kuboSource(ipfsApiUrl);
  const head = await getHead(client);
  const position = await openHeadState(database, pino({ level: "silent" }));
  const differences: string[] = [];
  let [works, taken] = [0, 0];
  for (const { id, rollAt } of await db.select().from(campaigns)) {
    const chain = await readCampaign(client, { deployment, campaign: id });
    const events = await readRollEvents(client, { deployment, campaign: id, to: head.number });
    const unverified = new Map<string, Unverified>();
    const look = async (digest: Digest, codec: Codec) => {
      const cid = cidFromDigest(digest, CODEC[codec]);
      const { state } = await fetchFile(ipfs, cid, { maxBytes: 2 ** 20, keep: false });
      if (state !== "verified") unverified.set(cid, state);
    };
    for (const event of events) {
      if (event.kind !== "certified" && event.kind !== "superseded") continue;
      if (event.kind === "superseded") taken++;
      await look(event.digest, event.codec);
    }
    const readLeaves = leafReader(client, { deployment, campaign: chain, to: head.number });
    const context = { client, deployment, campaign: chain, events, block: head, ipfs, readLeaves };
    const { facts } = await readFactsAnew(context);
    for (const { digest, codec } of facts.contributions ?? []) await look(digest, codec);
    const roll = buildRoll(chain, events, { ...facts, unverified });
    const now = Math.max(head.time, rollAt);
    const ours = await rollOf(db, id, laterHead(position, now));
    const [index, alone] = [ours.works, roll.works.map(({ cid: _, ...work }) => work)].map(canonical);
    if (index !== alone) differences.push(`campaign ${id}'s roll: the index says ${index}, the chain ${alone}`);
    const off = roll.off.flatMap((one) => (one.why === "unverified" ? [one.cid] : []));
    const [listed, found] = [ours.unverified.map(({ cid }) => cid), [...new Set(off)].sort()].map(canonical);
    if (listed !== found) differences.push(`campaign ${id}'s unverified: the index says ${listed}, the chain ${found}`);
    works += roll.works.length;
  }
  await position.close();
  return { differences, works, taken };
}

/** The index's own position, at a time that may not have come yet. */
function laterHead(head: HeadState, now: number): HeadState {
  const later = (row: ReturnType<HeadState["row"]>) => (row === null ? null : { ...row, time: now });
  return { ...head, row: () => later(head.row()), refresh: async () => later(await head.refresh()), now: () => now };
}

/** Of objects with their keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
