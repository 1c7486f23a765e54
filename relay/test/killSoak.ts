/**
 * Relays that are killed again and again while contributions come: `node relay/test/killSoak.ts [contributions] [kills]`, 10,000 and 100 by default.
 * On a real chain, IPFS node and PostgreSQL. Says at the end that nothing acknowledged was lost, and nothing anchored twice; or what was.
 */
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import pg from "pg";
import type { Hex, PrivateKeyAccount } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { readCampaign } from "../../sdk/src/actions/readCampaign.ts";
import { parseBatch } from "../../sdk/src/batches/parseBatch.ts";
import { cidFromDigest } from "../../sdk/src/content/cidFromDigest.ts";
import { sendContribution } from "../../sdk/src/relay/sendContribution.ts";
import { contributionTypedData, hashContribution } from "../../sdk/src/typed-data/contribution.ts";
import { BRAND, intakeStage, makeWork, RELAY, type TestWork } from "./support/intakeStage.ts";
import type { TestRelay } from "./support/startRelay.ts";
import { tusUpload } from "./support/tusUpload.ts";

const [size, kills] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 100)];
const SIGNERS = Math.max(10, Math.ceil(size / 20));
const CAMPAIGNS = 4;
const AT_ONCE = 16;
const MANY = "1000000";
const UNLIMITED = {
  ...{ UPLOADS_A_MINUTE: MANY, UPLOADS_AT_ONCE: MANY, UPLOADS_AT_ONCE_EACH: MANY, MESSAGES_A_MINUTE: MANY },
  ...{ ADDRESS_WORKS_AN_HOUR: MANY, ADDRESS_WORKS_A_DAY: MANY, FILES_EACH: MANY, ANCHORS_A_DAY: MANY },
  ...{ BATCH_SECONDS: "3", ROUND_MS: "100", KILL_CHANCE: "0.02" },
};

const stage = await intakeStage();
const database = await stage.database();
const { deployment } = stage;
const place = { chainId: deployment.chainId, contract: deployment.contributions };
const began = Date.now();
const seconds = () => Math.round((Date.now() - began) / 1000);

/** Two relays, each replaced as soon as it is gone. */
const alive: (TestRelay | null)[] = [null, null];
const deaths = { chosen: 0, unlucky: 0 };
let ending = false;
const keep = async (slot: number): Promise<void> => {
  while (!ending) {
    // Once it was killed often enough, it may finish.
    const unlucky = deaths.chosen + deaths.unlucky < kills;
    const entry = unlucky ? "relay/test/support/unluckyRelay.ts" : undefined;
    const relay = await stage.start(database, UNLIMITED, entry).catch(() => null);
    if (relay === null) {
      // Killed before it could say that it listens.
      if (!ending) deaths.unlucky++;
      continue;
    }
    alive[slot] = relay;
    await relay.gone;
    alive[slot] = null;
    if (!ending && !chosen.delete(relay)) deaths.unlucky++;
  }
};
const chosen = new Set<TestRelay>();
/** Kills are spread over the contributions, and not over time: a slow machine would see relays that only ever start. */
const killer = async () => {
  while (!ending && deaths.chosen + deaths.unlucky < kills) {
    await pause(100);
    const due = Math.floor((acknowledged.length * kills) / size);
    if (due <= deaths.chosen + deaths.unlucky && acknowledged.length < size) continue;
    const relay = alive[Math.random() < 0.5 ? 0 : 1];
    // The other one goes on, or takes over.
    if (relay == null || ending || alive.includes(null) || chosen.has(relay)) continue;
    chosen.add(relay);
    deaths.chosen++;
    await pause(Math.random() * 2_000);
    // Meanwhile it may have been unlucky by itself.
    if (alive.includes(relay)) process.kill(relay.pid, "SIGKILL");
  }
};
const anyRelay = async (): Promise<TestRelay> => {
  for (;;) {
    const ready = alive.filter((relay) => relay !== null);
    const relay = ready[Math.floor(Math.random() * ready.length)];
    if (relay !== undefined) return relay;
    await pause(50);
  }
};

const campaigns: { campaign: number; config: Hex }[] = [];
for (let i = 0; i < CAMPAIGNS; i++) {
  const campaign = await stage.openCampaign();
  const { config } = await readCampaign(stage.chain.wallet(BRAND), { deployment, campaign });
  campaigns.push({ campaign, config });
}
const signers = Array.from({ length: SIGNERS }, () => privateKeyToAccount(generatePrivateKey()));
const deadline = BigInt(await stage.chain.now()) + 80_000n;

interface Acknowledged {
  signed: Hex;
  work: TestWork;
}
const acknowledged: Acknowledged[] = [];

async function contribute(n: number): Promise<void> {
  const work = await makeWork(64 + (n % 500));
  const author = signers[n % SIGNERS] as PrivateKeyAccount;
  const { campaign, config } = campaigns[n % CAMPAIGNS] as (typeof campaigns)[number];
  const said = {
    ...{
      campaign,
      config,
      digest: work.content.digest,
      codec: "raw" as const,
      kind: "text" as const,
      aiUse: "none" as const,
    },
    ...{ manifest: work.manifest, parents: [], author: author.address, epoch: 0, deadline },
  };
  const signature = await author.signTypedData(contributionTypedData(place, said));
  const signed = hashContribution(place, said);
  for (let tries = 1; ; tries++) {
    try {
      const relay = await anyRelay();
      const upload = await tusUpload(relay.url, work.content.cid, work.bytes);
      const options = { deployment, upload, manifestText: work.manifestText, relay: stage.account(RELAY), tries: 1 };
      const receipt = await sendContribution(relay.url, { ...said, signature }, options);
      if (receipt.signed !== signed) throw new Error("a receipt of something else");
      acknowledged.push({ signed, work });
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await pause(50 + Math.random() * 200);
    }
  }
}

void keep(0);
void keep(1);
void killer();
let next = 0;
const report = setInterval(() => {
  console.log(
    `${seconds()} s: ${acknowledged.length} of ${size} acknowledged, ${deaths.chosen} + ${deaths.unlucky} kills`,
  );
}, 15_000);
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < size) await contribute(next++);
  }),
);
console.log(`${seconds()} s: all ${size} are acknowledged`);

const client = new pg.Client({ connectionString: database });
await client.connect();
for (;;) {
  const { rows } = await client.query<{ left: number }>(
    "select count(*)::int as left from relay.works where not published",
  );
  if (rows[0]?.left === 0 && deaths.chosen + deaths.unlucky >= kills) break;
  await pause(1_000);
}
ending = true;
clearInterval(report);
await stage.endRelays();

const kubo = create({ url: stage.ipfs.url });
const faults: string[] = [];
const leaves = new Map<string, number>();
let anchorsMade = 0;
for (const { campaign } of campaigns) {
  const anchors = await stage.anchors(campaign);
  anchorsMade += anchors.length;
  const roots = new Set(anchors.map(({ args }) => args.root));
  if (roots.size !== anchors.length) faults.push(`a root of campaign ${campaign} was anchored twice`);
  for (const { args } of anchors) {
    const pieces: Uint8Array[] = [];
    for await (const piece of kubo.cat(CID.parse(cidFromDigest(args.data, args.codec === 0 ? 0 : 1))))
      pieces.push(piece);
    const batch = parseBatch(Buffer.concat(pieces));
    if (batch.count !== args.count) faults.push(`an anchor's file has ${batch.count} leaves, and not ${args.count}`);
    for (const { record } of batch.records()) {
      if (record.kind === "contributions") leaves.set(record.digest, (leaves.get(record.digest) ?? 0) + 1);
    }
  }
}
const pins = new Set<string>();
for await (const { cid } of kubo.pin.ls({ type: "recursive" })) pins.add(cid.toString());
for (const { work } of acknowledged) {
  const { digest, cid } = work.content;
  const times = leaves.get(digest) ?? 0;
  if (times !== 1) faults.push(`${cid} was acknowledged, and is in ${times} anchors`);
  if (!pins.has(cid)) faults.push(`${cid} isn't pinned`);
  if (!pins.has(cidFromDigest(work.manifest, 0))) faults.push(`the manifest of ${cid} isn't pinned`);
}
const { rows: idle } = await client.query<{ id: string }>("select id from relay.uploads");
const known = new Set(idle.map(({ id }) => id));
const files = stage.filesOf(database);
await client.end();
console.log(
  JSON.stringify({
    ...{ contributions: acknowledged.length, kills: deaths.chosen + deaths.unlucky, atSteps: deaths.unlucky },
    ...{ anchors: anchorsMade, seconds: seconds(), leftOverFiles: files.filter((id) => !known.has(id)).length },
    faults: faults.length,
  }),
);
for (const fault of faults.slice(0, 20)) console.error(fault);
await stage.stop();
process.exit(faults.length === 0 && acknowledged.length === size ? 0 : 1);

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
