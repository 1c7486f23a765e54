import { contributionsAbi, demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { claimRequest } from "@colophon/sdk/actions/requests/claimRequest.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { fundRequest } from "@colophon/sdk/actions/requests/fundRequest.ts";
import { openCampaignRequest } from "@colophon/sdk/actions/requests/openCampaignRequest.ts";
import { proposeStatementRequest } from "@colophon/sdk/actions/requests/proposeStatementRequest.ts";
import type { ContractRequest } from "@colophon/sdk/actions/requests/request.ts";
import { reviewRequest } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import { transferWorkRequest } from "@colophon/sdk/actions/requests/transferWorkRequest.ts";
import { type ContributionId, toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { rewardLeafHasher } from "@colophon/sdk/merkle/rewardLeaf.ts";
import type { Hex } from "viem";
import type { LocalChain } from "../../../sdk/test/support/localChain.ts";
import { testSettings } from "../support/testSettings.ts";
import { ACTORS, type ChainControl } from "./chainControl.ts";
import { CollectorActs } from "./collectorActs.ts";
import { CurationActs } from "./curationActs.ts";
import { EvidenceActs } from "./evidenceActs.ts";
import type { Library } from "./library.ts";
import { nextTurn } from "./nextTurn.ts";
import { oddAct } from "./oddAct.ts";
import type { Random } from "./random.ts";
import { Scenes } from "./scenes.ts";
import {
  ARBITER,
  AUTHORS,
  BRAND,
  type Call,
  CURATOR,
  callOf,
  ETH,
  RELAY,
  type Stage,
  someCampaign,
  someContent,
} from "./stage.ts";

type Leaves = { accounts: Hex[]; amounts: bigint[]; tree: MerkleTree };

/**
 * Does at random what people do. It remembers nothing of what a reorg may have undone: what it can't know it asks the chain, and
 * what makes no sense reverts.
 */
export class Actor {
  readonly #chain: LocalChain;
  readonly #control: ChainControl;
  readonly #library: Library;
  readonly #random: Random;
  readonly #stage: Stage;
  readonly #evidence: EvidenceActs;
  readonly #curation: CurationActs;
  readonly #collectors: CollectorActs;
  readonly #scenes: Scenes;
  /** By root: a statement's leaves are the same on every fork. */
  readonly #leaves = new Map<string, Leaves>();

  constructor(chain: LocalChain, control: ChainControl, library: Library, random: Random) {
    this.#chain = chain;
    this.#control = control;
    this.#library = library;
    this.#random = random;
    this.#stage = { chain, control, library, random };
    this.#evidence = new EvidenceActs(this.#stage);
    this.#curation = new CurationActs(this.#stage);
    this.#collectors = new CollectorActs(this.#stage);
    const acts = { evidence: this.#evidence, curation: this.#curation, collectors: this.#collectors };
    this.#scenes = new Scenes(this.#stage, acts);
  }

  /** Money and allowances for everybody, and a first campaign. */
  async begin(): Promise<void> {
    const { token, deployment } = this.#chain;
    for (const account of ACTORS) {
      await this.#control.block([
        this.#call(account, { address: token, abi: demoTokenAbi, functionName: "mint", args: [account, 10n ** 12n] }),
        ...[deployment.rewardPools, deployment.editions].map((spender) =>
          callOf(account, token, demoTokenAbi, "approve", [spender, 2n ** 255n]),
        ),
      ]);
    }
    await this.#control.block([await this.#open()]);
  }

  /** One block of one to five acts, or a scene of some blocks. */
  async act(): Promise<void> {
    const dice = this.#random.next();
    if (dice < 0.1) return this.#scenes.takeOver();
    if (dice < 0.17) return this.#scenes.trial();
    if (dice < 0.19) return this.#scenes.sale();
    const calls: Call[] = [];
    const count = this.#random.between(1, 5);
    for (let index = 0; index < count; index++) {
      const call = await this.#choose();
      if (call) calls.push(call);
    }
    await this.#control.block(calls);
  }

  /** Lets time pass: to the next turn in a campaign's life, or by some minutes. */
  async pass(): Promise<void> {
    const { time } = await this.#control.head();
    const turn = this.#random.chance(0.7) ? await nextTurn(this.#stage) : null;
    await this.#control.travelTo(turn ?? time + this.#random.between(30, 300));
  }

  async #choose(): Promise<Call | null> {
    const dice = this.#random.next();
    if (dice < 0.03) return this.#open();
    if (dice < 0.17) return this.#certify();
    if (dice < 0.4) return this.#evidence.act();
    if (dice < 0.48) return this.#review();
    if (dice < 0.66) return this.#curation.act();
    if (dice < 0.71) return this.#fund();
    if (dice < 0.75) return this.#transfer();
    if (dice < 0.79) return this.#propose();
    if (dice < 0.83) return this.#claim();
    if (dice < 0.96) return this.#collectors.act();
    return oddAct(this.#stage);
  }

  async #open(): Promise<Call> {
    const { time } = await this.#control.head();
    const closes = time + this.#random.between(40, 160);
    const settings = testSettings(time, {
      closes,
      ...(this.#random.chance(0.7) ? { equalBps: 5_000, communityBps: 5_000, votesClose: closes + 30 } : {}),
      appealBond: this.#random.chance(0.7) ? 1_000n : 0n,
      editionToken: this.#token(),
      editionPrice: BigInt(this.#random.between(0, 500)),
      editionCap: this.#random.pick([0, 0, 6]),
    });
    const terms = this.#random.pick(this.#library.terms);
    return this.#call(
      BRAND,
      openCampaignRequest(this.#chain.deployment, {
        arbiter: ARBITER,
        relay: RELAY,
        settings,
        terms,
        curators: [CURATOR],
      }),
    );
  }

  async #certify(): Promise<Call | null> {
    const campaign = await this.#campaign();
    const { digest, codec } = someContent(this.#stage);
    const config = await this.#read("configOf", [campaign]);
    const parent = this.#random.chance(0.5) ? await this.#certified(campaign) : null;
    const parents = parent ? [parent] : [];
    const kind = this.#random.pick(["image", "audio", "text"] as const);
    const manifest = this.#random.chance(0.8) ? this.#random.pick(this.#library.manifests) : undefined;
    const fields = {
      campaign,
      config: String(config),
      kind,
      codec,
      aiUse: "assisted",
      digest,
      manifest,
      parents,
    } as const;
    return this.#call(this.#random.pick(AUTHORS), certifyRequest(this.#chain.deployment, fields));
  }

  async #review(): Promise<Call> {
    const campaign = await this.#campaign();
    const verdicts = Array.from({ length: this.#random.between(1, 3) }, () => {
      const id = toContributionId(campaign, someContent(this.#stage).digest);
      // Some of them before the work is there.
      const author = this.#random.pick(AUTHORS);
      return this.#random.chance(0.6)
        ? { id, author, accepted: true, score: this.#random.between(0, 10_000) }
        : { id, author, accepted: false, reason: this.#random.between(1, 7) };
    });
    const known = await Promise.all(
      verdicts.map(async (verdict) => {
        const author = await this.#read("authorOf", [BigInt(verdict.id)]).catch(() => null);
        return typeof author === "string" ? { ...verdict, author: author as Hex } : verdict;
      }),
    );
    return this.#call(
      this.#random.pick([BRAND, CURATOR]),
      reviewRequest(this.#chain.deployment, { campaign, verdicts: known as never }),
    );
  }

  async #fund(): Promise<Call> {
    const amount = BigInt(this.#random.between(1_000, 1_000_000));
    const campaign = await this.#campaign();
    const config = (await this.#read("configOf", [campaign])) as Hex;
    const parameters = { campaign, token: this.#token(), amount, config };
    return this.#call(this.#random.pick([BRAND, AUTHORS[0] as Hex]), fundRequest(this.#chain.deployment, parameters));
  }

  async #transfer(): Promise<Call | null> {
    const id = await this.#certified(await this.#campaign());
    if (!id) return null;
    const owner = await this.#read("ownerOf", [BigInt(id)]).catch(() => null);
    if (typeof owner !== "string") return null;
    const { deployment } = this.#chain;
    if (this.#random.chance(0.15)) {
      return this.#call(owner as Hex, {
        address: deployment.contributions,
        abi: contributionsAbi,
        functionName: "burn",
        args: [BigInt(id)],
      });
    }
    const to = this.#random.pick(ACTORS);
    return this.#call(owner as Hex, transferWorkRequest(deployment, { id, from: owner as Hex, to }));
  }

  async #propose(): Promise<Call | null> {
    const [campaign, token] = [await this.#campaign(), this.#token()];
    const pool = await readPool(this.#control.client, { deployment: this.#chain.deployment, campaign, token });
    const total = pool.funded - pool.refunded;
    if (total < 1_000n) return null;
    const accounts = AUTHORS;
    const [first = 0n, ...rest] = accounts.map(() => total / BigInt(accounts.length));
    const amounts = [total - rest.reduce((sum, amount) => sum + amount, 0n), ...rest];
    if (first === 0n) return null;
    const { chainId, rewardPools } = this.#chain.deployment;
    const hash = rewardLeafHasher({ chainId, pool: rewardPools, campaign, token });
    const hashes = new Uint8Array(accounts.length * 32);
    accounts.forEach((account, index) => {
      hash(account, amounts[index] ?? 0n, hashes.subarray(index * 32, index * 32 + 32));
    });
    const tree = new MerkleTree(hashes);
    this.#leaves.set(tree.root, { accounts, amounts, tree });
    const parameters = {
      campaign,
      token,
      root: tree.root,
      total,
      statement: { digest: tree.root, codec: "raw" as const },
      bond: total,
    };
    return this.#call(
      BRAND,
      proposeStatementRequest(this.#chain.deployment, { ...parameters, bond: (total + 99n) / 100n }),
    );
  }

  async #claim(): Promise<Call | null> {
    const [campaign, token] = [await this.#campaign(), this.#token()];
    const { root } = await readPool(this.#control.client, { deployment: this.#chain.deployment, campaign, token });
    const leaves = this.#leaves.get(root);
    if (!leaves) return null;
    const index = this.#random.between(0, leaves.accounts.length - 1);
    const account = leaves.accounts[index] as Hex;
    const cumulative = leaves.amounts[index] ?? 0n;
    const proof = leaves.tree.proof(index);
    return this.#call(BRAND, claimRequest(this.#chain.deployment, { campaign, token, account, cumulative, proof }));
  }

  #token(): Hex {
    return this.#random.chance(0.5) ? ETH : this.#chain.token;
  }

  #campaign(): Promise<number> {
    return someCampaign(this.#stage);
  }

  /** A work of the campaign that is there, if a few tries find one. */
  async #certified(campaign: number): Promise<ContributionId | null> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const { digest } = someContent(this.#stage);
      if (await this.#read("isCertified", [campaign, digest])) return toContributionId(campaign, digest);
    }
    return null;
  }

  async #read(functionName: "configOf" | "authorOf" | "ownerOf" | "isCertified", args: readonly unknown[]) {
    return this.#control.client.readContract({
      address: this.#chain.deployment.contributions,
      abi: contributionsAbi,
      functionName,
      args: args as never,
    });
  }

  #call(from: Hex, request: ContractRequest): Call {
    return { from, ...encodeRequest(request) };
  }
}
