import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getAbiItem, type Hex, keccak256, toHex } from "viem";
import { getLogs } from "viem/actions";
import { startIpfs } from "../../../indexer/test/support/startIpfs.ts";
import { testSettings } from "../../../indexer/test/support/testSettings.ts";
import { worksAbi } from "../../../sdk/src/abis/worksAbi.ts";
import { openCampaign } from "../../../sdk/src/actions/openCampaign.ts";
import { readCampaign } from "../../../sdk/src/actions/readCampaign.ts";
import type { SignedWorkParameters } from "../../../sdk/src/actions/requests/signedWork.ts";
import { signContribution } from "../../../sdk/src/actions/signContribution.ts";
import { contentIdOf, type SizedContentId } from "../../../sdk/src/content/contentIdOf.ts";
import { rawBlockOf } from "../../../sdk/src/content/rawBlockOf.ts";
import type { Settings } from "../../../sdk/src/ids/settings.ts";
import { sendContribution } from "../../../sdk/src/relay/sendContribution.ts";
import { type LocalChain, startLocalChain } from "../../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { startRelay, type TestRelay } from "./startRelay.ts";
import { tusUpload } from "./tusUpload.ts";

export const [BRAND, ADA, BRUNO, CLEO, ARBITER, RELAY] = [0, 1, 2, 3, 5, 8] as const;

/** More blocks than a test has: nothing that is anchored is published. */
export const UNPUBLISHED = { PUBLISH_CONFIRMATIONS: "100000" };

/** One file, and what is said of it. */
export interface TestWork {
  bytes: Uint8Array<ArrayBuffer>;
  content: SizedContentId;
  manifestText: string;
  manifest: string;
}

/** Bytes that no other test has. */
let made = 0;
export async function makeWork(size = 100, title = "Dawn"): Promise<TestWork> {
  const bytes = new Uint8Array(size);
  const seed = keccak256(toHex(`work ${process.pid} ${++made}`));
  for (let i = 0; i < size; i++)
    bytes[i] = Number.parseInt(seed.slice(2 + (i % 32) * 2, 4 + (i % 32) * 2), 16) ^ (i >> 5);
  const block = rawBlockOf({ v: 1, title: `${title} ${made}` });
  return {
    bytes,
    content: await contentIdOf(bytes),
    manifestText: new TextDecoder().decode(block.bytes),
    manifest: block.digest,
  };
}

/** A chain, an IPFS node and a PostgreSQL server of one test file's own, and relays on them. */
export async function intakeStage() {
  const folder = mkdtempSync(join(tmpdir(), "colophon-intake-"));
  const chain: LocalChain = await startLocalChain();
  const ipfs = await startIpfs();
  const postgres: TestPostgres = await startPostgres();
  writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
  const relays: TestRelay[] = [];
  const endRelays = async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.end("SIGKILL")));
  };
  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as Hex;
  const { deployment } = chain;

  return {
    chain,
    ipfs,
    folder,
    deployment,
    account,
    database: () => postgres.create(),
    /** A relay; its files lie in a folder of the database's own, as all relays on one have to have it. */
    start: async (database: string, more: Record<string, string> = {}, entry?: string) => {
      const env = {
        RPC_URL: chain.url,
        DEPLOYMENT: join(folder, "deployment.json"),
        DATABASE_URL: database,
        RELAY_KEY: chain.key(RELAY),
        FILES_DIR: join(folder, new URL(database).pathname.slice(1)),
        BATCH_SECONDS: "1",
        ROUND_MS: "100",
        ...more,
      };
      const relay = await startRelay(ipfs.url, env, entry);
      relays.push(relay);
      return relay;
    },
    /** Names of the files that the relays of a database have. */
    filesOf: (database: string) => {
      const place = join(folder, new URL(database).pathname.slice(1));
      return readdirSync(place).flatMap((own) => readdirSync(join(place, own)));
    },
    openCampaign: async (changes: Partial<Settings> = {}) => {
      const now = await chain.now();
      const { campaign } = await openCampaign(chain.wallet(BRAND), {
        deployment,
        arbiter: account(ARBITER),
        relay: account(RELAY),
        settings: testSettings(now, { closes: now + 90_000, ...changes }),
        terms: keccak256("0x7e"),
      });
      return campaign;
    },
    sign: async (
      campaign: number,
      by: number,
      { content, manifest }: TestWork,
      more: Partial<SignedWorkParameters> = {},
    ): Promise<SignedWorkParameters> => {
      const { config } = await readCampaign(chain.wallet(by), { deployment, campaign });
      return signContribution(chain.wallet(by), {
        deployment,
        campaign,
        config,
        digest: content.digest,
        codec: content.codec === 0 ? "raw" : "dag-pb",
        kind: "image",
        aiUse: "none",
        manifest,
        deadline: BigInt(await chain.now()) + 80_000n,
        ...more,
      });
    },
    send: async (relay: TestRelay, signed: SignedWorkParameters, { bytes, content, manifestText }: TestWork) => {
      const upload = await tusUpload(relay.url, content.cid, bytes);
      return sendContribution(relay.url, signed, { deployment, upload, manifestText, relay: account(RELAY) });
    },
    /** All anchors of a campaign that the chain has. */
    anchors: (campaign: number) =>
      getLogs(chain.wallet(BRAND), {
        address: deployment.contributions,
        event: getAbiItem({ abi: worksAbi, name: "Anchored" }),
        args: { campaign },
        fromBlock: 0n,
        strict: true,
      }),
    endRelays,
    stop: async () => {
      await endRelays();
      await chain.stop();
      await ipfs.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type IntakeStage = Awaited<ReturnType<typeof intakeStage>>;
