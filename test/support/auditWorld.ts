import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { certify as certifyWork } from "@colophon/sdk/actions/certify.ts";
import { fund as fundPool } from "@colophon/sdk/actions/fund.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import type { AuditReport } from "@colophon/sdk/audit/auditReport.ts";
import { blockBefore } from "@colophon/sdk/audit/blockBefore.ts";
import { leafReader } from "@colophon/sdk/audit/leafReader.ts";
import { readFacts } from "@colophon/sdk/audit/readFacts.ts";
import { foreignReader } from "@colophon/sdk/audit/readFactsAnew.ts";
import { readRollEvents } from "@colophon/sdk/audit/readRollEvents.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { rawBlockOf, rawBlockOfBytes } from "@colophon/sdk/content/rawBlockOf.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import type { AccountAmount } from "@colophon/sdk/rewards/types.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { type BuiltRoll, buildRoll } from "@colophon/sdk/roll/buildRoll.ts";
import { type Inputs, writeInputs } from "@colophon/sdk/roll/inputs/writeInputs.ts";
import type { Address, Hex } from "viem";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { runCli } from "../../cli/test/support/runCli.ts";
import { putBlock } from "../../indexer/test/support/putBlock.ts";
import { serve } from "../../ipfs/src/serve.ts";
import { startLocalChain } from "../../sdk/test/support/localChain.ts";
import { quickSettings } from "../../sdk/test/support/works.ts";

export const [BRAND, ARBITER, ADA, BRUNO, CHIYO, RELAY] = [0, 1, 2, 3, 4, 8] as const;

export type AuditWorld = Awaited<ReturnType<typeof startAuditWorld>>;

/** A campaign and what was put into it, in the order in which it was. */
export interface AuditedCampaign {
  readonly campaign: number;
  readonly config: Hex;
  readonly settings: Settings;
  readonly works: { readonly id: Hex; readonly content: string; readonly manifest: Uint8Array<ArrayBuffer> }[];
}

export interface StatementPlan {
  readonly token?: Address;
  readonly total: bigint;
  /** The CAR that it pins; null: none. */
  readonly inputs: Uint8Array<ArrayBuffer> | null;
  readonly previous?: MadeStatement;
  /** False: its file isn't put on IPFS. */
  readonly stored?: boolean;
  /** Before the amounts are computed: what the earlier statement is said to have given. */
  readonly earlier?: (accounts: readonly AccountAmount[]) => AccountAmount[];
  /** What is written in place of the statement. */
  readonly rewrite?: (lines: readonly string[]) => readonly string[];
}

export interface MadeStatement {
  readonly cid: string;
  readonly root: Hex;
  readonly total: bigint;
  readonly accounts: readonly AccountAmount[];
  readonly number: number;
}

/** What an audit needs and nothing else: a real chain with a clock that tests turn, a real IPFS node with its gateway, and the command line. */
export async function startAuditWorld() {
  const folder = await mkdtemp(join(tmpdir(), "colophon-audit-"));
  // In this process, so that it ends with it whatever comes.
  const ipfs = await serve({ host: "127.0.0.1", rpcPort: 0, gatewayPort: 0, folder: join(folder, "ipfs") });
  const chain = await startLocalChain();
  const { deployment } = chain;
  const env = { RPC_URL: chain.url, IPFS_GATEWAY_URL: ipfs.gatewayUrl, DEPLOYMENT: join(folder, "deployment.json") };
  await writeFile(env.DEPLOYMENT, JSON.stringify(deployment));
  const client = chain.wallet(BRAND);
  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as Hex;

  /** Puts a file of one block on IPFS; answers its CID. */
  const put = async (bytes: Uint8Array<ArrayBuffer>) => cidFromDigest(await putBlock(ipfs.rpcUrl, bytes), 0);

  const open = async (changes: Partial<Settings> = {}): Promise<AuditedCampaign> => {
    const settings = quickSettings(await chain.now(), changes);
    const terms = rawBlockOf({ v: 1, title: "Birds" }).digest;
    const roles = { arbiter: account(ARBITER), relay: account(RELAY) };
    const { campaign, config } = await openCampaign(client, { deployment, ...roles, settings, terms });
    return { campaign, config, settings, works: [] };
  };

  const certify = async (
    to: AuditedCampaign,
    author: number,
    text: string,
    more: { parents?: Hex[]; credits?: [number, number][]; stored?: boolean; withManifest?: boolean } = {},
  ): Promise<Hex> => {
    const credits = more.credits?.map(([index, bps]) => ({ account: account(index), bps }));
    const { bytes: manifest, digest: named } = rawBlockOf({ v: 1, title: text, ...(credits && { credits }) });
    const content = rawBlockOfBytes(new TextEncoder().encode(text));
    if (more.stored !== false) await put(content.bytes);
    if (more.withManifest !== false) await put(manifest);
    const { id } = await certifyWork(chain.wallet(author), {
      ...{ deployment, campaign: to.campaign, config: to.config, digest: content.digest, manifest: named },
      ...{ codec: "raw", kind: "text", aiUse: "none", parents: more.parents ?? [] },
    });
    to.works.push({ id, content: content.cid, manifest });
    return id;
  };

  const fund = async (to: AuditedCampaign, amount: bigint, token: Address = ETH): Promise<void> => {
    if (token !== ETH) {
      const minted = { address: token, abi: demoTokenAbi, functionName: "mint" } as const;
      // For the bonds, too.
      const args = [account(BRAND), amount * 2n] as const;
      const hash = await writeContract(client, { ...minted, args, chain: null, account: client.account });
      await waitForTransactionReceipt(client, { hash });
    }
    await fundPool(client, { deployment, campaign: to.campaign, token, amount });
  };

  const close = async ({ campaign }: AuditedCampaign): Promise<void> => {
    const { schedule } = await readCampaign(client, { deployment, campaign });
    await chain.travelTo(schedule.rollAt);
  };

  /** The CAR of a closed roll's inputs: by default all manifests, no data of anchors, and all works verified. */
  const inputsOf = async (of: AuditedCampaign, changes: Partial<Inputs> = {}): Promise<Uint8Array<ArrayBuffer>> => {
    const { schedule } = await readCampaign(client, { deployment, campaign: of.campaign });
    const place = { chainId: deployment.chainId, contract: deployment.contributions, campaign: of.campaign };
    const nothing = { manifests: of.works.map(({ manifest }) => manifest), anchors: [], unverified: [] };
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of writeInputs({ ...place, rollAt: schedule.rollAt, ...nothing, ...changes }))
      pieces.push(piece);
    return new Uint8Array(Buffer.concat(pieces));
  };

  /** The roll that inputs lead to, and the block that it was read at. */
  const rollOf = async (of: AuditedCampaign, inputs: Uint8Array<ArrayBuffer>) => {
    const campaign = await readCampaign(client, { deployment, campaign: of.campaign });
    const { rollAt } = campaign.schedule;
    const block = await blockBefore(client, deployment.startBlock, rollAt);
    if (block === null) throw new Error("the roll hasn't closed");
    const at = { deployment, campaign: of.campaign, to: block.number };
    const events = await readRollEvents(client, at);
    const place = { chainId: deployment.chainId, contract: deployment.contributions, campaign: of.campaign, rollAt };
    const readForeign = foreignReader({ client, deployment, block });
    const expected = { ...place, events, settings: campaign.settings, readForeign };
    const read = await readFacts([inputs], expected, leafReader(client, { ...at, campaign }));
    return { roll: buildRoll(campaign, events, read.facts), block };
  };

  /** Proposes a statement, with its file and its inputs on IPFS. */
  const propose = async (of: AuditedCampaign, plan: StatementPlan, given?: BuiltRoll): Promise<MadeStatement> => {
    const { total, inputs, previous, token = ETH } = plan;
    const read = await rollOf(of, inputs ?? (await inputsOf(of)));
    const roll = given ?? read.roll;
    const { equalBps, curatedBps, communityBps, lineageBps } = of.settings;
    const standing = previous && {
      total: previous.total,
      accounts: plan.earlier?.(previous.accounts) ?? previous.accounts,
    };
    const statement = computeStatement({
      ...{ chainId: deployment.chainId, pool: deployment.rewardPools, campaign: of.campaign, token, total, standing },
      rule: { equalBps, curatedBps, communityBps, lineageBps },
      roll: roll.works,
    });
    const pinned = inputs === null ? null : rawBlockOfBytes(inputs).cid;
    if (inputs !== null && plan.stored !== false) await put(inputs);
    const sources = { rollAt: roll.rollAt, block: read.block, inputs: pinned, previous: previous?.cid, code: "test" };
    const lines = [...writeStatement(statement, sources)];
    const bytes = new TextEncoder().encode((plan.rewrite?.(lines) ?? lines).join(""));
    const { cid, digest } = rawBlockOfBytes(bytes);
    if (plan.stored !== false) await put(bytes);
    const { root, accounts } = statement;
    const named = { digest, codec: "raw" as const };
    const at = { deployment, campaign: of.campaign, token };
    const { result } = await proposeStatement(client, { ...at, total, root, statement: named });
    return { cid, root, total, accounts, number: result };
  };

  /** Lets the pool's pending statement stand. */
  const letStand = async ({ campaign }: AuditedCampaign, token: Address = ETH): Promise<void> => {
    const { claimableFrom } = await readPool(client, { deployment, campaign, token });
    await chain.travelTo(claimableFrom);
  };

  /** `colophon audit`, as a process of its own. */
  const audit = async ({ campaign }: AuditedCampaign, ...flags: string[]) => {
    const done = await runCli(["--json", "audit", String(campaign), ...flags], { env });
    return {
      status: done.status,
      stderr: done.stderr,
      report: done.json() as AuditReport & { answer: boolean; error?: { code: string; message: string } },
    };
  };

  const stop = async () => {
    await ipfs.close();
    await chain.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const made = { open, certify, fund, close, inputsOf, rollOf, propose, letStand, audit };
  return { chain, deployment, ipfs, env, account, put, stop, ...made };
}
