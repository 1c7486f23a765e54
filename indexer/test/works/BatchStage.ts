import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anchor } from "@colophon/sdk/actions/anchor.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { signContribution } from "@colophon/sdk/actions/signContribution.ts";
import { type ApiClient, createApiClient } from "@colophon/sdk/api/client.ts";
import type { BatchHeader, ContributionRecord } from "@colophon/sdk/batches/batch.ts";
import { batchTree } from "@colophon/sdk/batches/batchTree.ts";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import type { Account } from "@colophon/sdk/ids/account.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { type Digest, NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { AI_USE, type AiUse, CODEC } from "@colophon/sdk/ids/names.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { pino } from "pino";
import { type Hex, keccak256, sha256 } from "viem";
import { getBlockNumber } from "viem/actions";
import { type LocalChain, startLocalChain } from "../../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { parseIndexerConfig } from "../../src/config/parseConfig.ts";
import { startIndexer } from "../../src/startIndexer.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { copyEmptyIndex } from "../soak/copyEmptyIndex.ts";
import { differences, dumpIndex } from "../soak/dumpIndex.ts";
import { putBlock } from "../support/putBlock.ts";
import { startIpfs } from "../support/startIpfs.ts";
import { eventually, type IndexerProcess, startProcess } from "../support/startProcess.ts";
import { testSettings } from "../support/testSettings.ts";

export const [BRAND, ADA, BRUNO, CLEO, STRANGER, ARBITER, CURATOR, , RELAY] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

export interface RecordFields {
  by: number;
  digest: Hex;
  manifest?: Hex | undefined;
  parents?: readonly Hex[];
  aiUse?: AiUse;
  codec?: "raw" | "dag-pb";
  deadline?: bigint;
  epoch?: number;
  /** Under which it is signed; by default the campaign's. */
  config?: Hex;
}

export interface Anchored {
  root: Hex;
  data: Hex;
  bytes: Uint8Array<ArrayBuffer>;
  records: ContributionRecord[];
  ids: Hex[];
}

/** A chain, an IPFS node and the real indexer in a process of its own, with what it takes to anchor signed works. */
export class BatchStage {
  readonly chain: LocalChain;
  readonly ipfs: Awaited<ReturnType<typeof startIpfs>>;
  readonly #postgres: TestPostgres | null;
  readonly #folder: string;
  indexer: IndexerProcess;
  api: ApiClient;
  readonly #env: Record<string, string>;

  private constructor(
    parts: { chain: LocalChain; ipfs: BatchStage["ipfs"]; postgres: TestPostgres | null; folder: string },
    env: Record<string, string>,
    indexer: IndexerProcess,
  ) {
    this.chain = parts.chain;
    this.ipfs = parts.ipfs;
    this.#postgres = parts.postgres;
    this.#folder = parts.folder;
    this.#env = env;
    this.indexer = indexer;
    this.api = createApiClient(indexer.url);
  }

  static async open(kind: "pglite" | "postgres"): Promise<BatchStage> {
    const folder = mkdtempSync(join(tmpdir(), "colophon-works-"));
    const [chain, ipfs] = await Promise.all([startLocalChain(), startIpfs()]);
    const postgres = kind === "postgres" ? await startPostgres() : null;
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    const env = {
      RPC_URL: chain.url,
      DEPLOYMENT: join(folder, "deployment.json"),
      IPFS_API_URL: ipfs.url,
      POLL_MS: "20",
      COLOPHON_DATA: join(folder, "own"),
      ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
    };
    mkdirSync(join(folder, "own"));
    if (!postgres) await copyEmptyIndex(join(folder, "own", "index"));
    return new BatchStage({ chain, ipfs, postgres, folder }, env, await startProcess(env));
  }

  async close(): Promise<void> {
    if (process.env.DEBUG_INDEX) process.stderr.write(this.indexer.said());
    await this.indexer.end("SIGKILL");
    await this.chain.stop();
    await this.ipfs.stop();
    await this.#postgres?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Of the index, where it is on PostgreSQL. */
  get databaseUrl(): string {
    const url = this.#env.DATABASE_URL;
    if (url === undefined) throw new Error("this stage has no PostgreSQL");
    return url;
  }

  account(index: number): Account {
    return this.chain.wallet(index).account.address.toLowerCase() as Account;
  }

  /** Takes the chain's last blocks away. */
  async rollback(blocks: number): Promise<void> {
    await this.chain.wallet(BRAND).request({ method: "anvil_rollback" as never, params: [blocks] as never });
  }

  /** Until the index is where the chain is. */
  async indexed(): Promise<void> {
    const head = Number(await getBlockNumber(this.chain.wallet(BRAND)));
    const at = () => this.api.readiness();
    await eventually(at, ({ ready, block }) => ready && block === head, `block ${head}`);
  }

  async open(changes: Partial<Settings> = {}): Promise<{ campaign: number; config: Hex }> {
    const opened = await openCampaign(this.chain.wallet(BRAND), {
      deployment: this.chain.deployment,
      arbiter: this.account(ARBITER),
      relay: this.account(RELAY),
      terms: keccak256("0x7e"),
      settings: testSettings(await this.chain.now(), { closes: (await this.chain.now()) + 9_000, ...changes }),
    });
    return { campaign: opened.campaign, config: opened.config };
  }

  /** Puts a text on IPFS. @returns its digest */
  async text(text: string): Promise<Hex> {
    return putBlock(this.ipfs.url, new TextEncoder().encode(text));
  }

  async manifest(title: string): Promise<Hex> {
    return putBlock(this.ipfs.url, rawBlockOf({ v: 1, title }).bytes);
  }

  async record(campaign: number, config: Hex, fields: RecordFields): Promise<ContributionRecord> {
    const { by, digest, manifest, parents = [], aiUse = "none", codec = "raw" } = fields;
    const signed = await signContribution(this.chain.wallet(by), {
      deployment: this.chain.deployment,
      campaign,
      config: fields.config ?? config,
      kind: "text",
      codec,
      aiUse,
      digest,
      parents,
      deadline: fields.deadline ?? BigInt(await this.chain.now()) + 50_000n,
      ...(manifest ? { manifest } : {}),
    });
    return {
      kind: "contributions",
      signer: this.account(by),
      mediaKind: 4,
      codec: CODEC[codec],
      aiUse: AI_USE[aiUse],
      digest: digest as Digest,
      manifest: (manifest ?? NO_DIGEST) as Digest,
      epoch: fields.epoch ?? signed.epoch,
      deadline: signed.deadline,
      signature: compactSignature(signed.signature),
      parents,
    };
  }

  header(campaign: number, config: Hex): BatchHeader {
    const { chainId, contributions } = this.chain.deployment;
    const contract = contributions.toLowerCase() as Account;
    return { kind: "contributions", chainId, contract, campaign, config, voterRoot: NO_DIGEST };
  }

  /** Anchors records. `stored` false: their file is nowhere yet. */
  async anchor(
    campaign: number,
    config: Hex,
    records: ContributionRecord[],
    more: { stored?: boolean; bytes?: Uint8Array<ArrayBuffer>; count?: number; root?: Hex } = {},
  ): Promise<Anchored> {
    const header = this.header(campaign, config);
    const bytes = more.bytes ?? encodeBatch(header, records);
    const root = more.root ?? batchTree(header, records).tree.root;
    const data = sha256(bytes);
    if (more.stored !== false) await putBlock(this.ipfs.url, bytes);
    const count = more.count ?? records.length;
    await anchor(this.chain.wallet(RELAY), {
      deployment: this.chain.deployment,
      campaign,
      kind: "contributions",
      root,
      count,
      data: { digest: data, codec: "raw" },
      config,
    });
    const ids = records.map(({ digest }) => toContributionId(campaign, digest));
    return { root, data, bytes, records, ids };
  }

  /** The state of an anchor's file, once it was looked at. */
  async fileOf(campaign: number, root: Hex) {
    return eventually(
      async () => (await this.api.anchors(campaign, { limit: 100 })).items.find((item) => item.root === root)?.data,
      (data) => data !== undefined && data.state !== "unread",
      `the file of ${root}`,
    );
  }

  /** Ends the indexer, compares all it says with what a fresh one says of the same chain and data, and starts it again. */
  async compareWithFresh(): Promise<string[]> {
    await this.indexed();
    const head = Number(await getBlockNumber(this.chain.wallet(BRAND)));
    await this.indexer.end("SIGTERM");
    const ours = await this.#settledDump(this.#env, head);
    const name = "fresh";
    mkdirSync(join(this.#folder, name));
    if (!this.#postgres) await copyEmptyIndex(join(this.#folder, name, "index"));
    const env = {
      ...this.#env,
      COLOPHON_DATA: join(this.#folder, name),
      ...(this.#postgres ? { DATABASE_URL: await this.#postgres.create() } : {}),
    };
    const fresh = await this.#settledDump(env, head);
    this.indexer = await startProcess(this.#env);
    this.api = createApiClient(this.indexer.url);
    return differences(ours, fresh);
  }

  /** Until chain and facts are settled: what can't be had was asked for at least once. */
  async #settledDump(env: Record<string, string>, head: number): Promise<Record<string, string[]>> {
    const config = parseIndexerConfig({ ...env, PORT: "0" });
    const running = await startIndexer(config, pino({ level: "silent" }), { reindex: false });
    try {
      const api = createApiClient(`http://127.0.0.1:${running.port}`);
      await eventually(
        () => api.readiness(),
        ({ ready, block }) => ready && block === head,
        `block ${head}`,
      );
      await eventually(
        () => running.unsettled(),
        (left) => left === 0,
        "settled facts",
      );
    } finally {
      await running.stop();
    }
    return this.#dump(env);
  }

  async #dump(env: Record<string, string>): Promise<Record<string, string[]>> {
    const url = env.DATABASE_URL;
    const database = await openDatabase(
      url ? { url, writer: false } : { directory: join(env.COLOPHON_DATA ?? "", "index") },
    );
    try {
      return await dumpIndex(database.db);
    } finally {
      await database.close();
    }
  }
}
