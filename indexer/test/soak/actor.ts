import { contributionsAbi, demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { cancelSignaturesRequest } from "@colophon/sdk/actions/requests/cancelSignaturesRequest.ts";
import { certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { changeSettingsRequest } from "@colophon/sdk/actions/requests/changeSettingsRequest.ts";
import { claimRequest } from "@colophon/sdk/actions/requests/claimRequest.ts";
import { decideDisputeRequest } from "@colophon/sdk/actions/requests/decideDisputeRequest.ts";
import { disputeStatementRequest } from "@colophon/sdk/actions/requests/disputeStatementRequest.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { fundRequest } from "@colophon/sdk/actions/requests/fundRequest.ts";
import { openCampaignRequest } from "@colophon/sdk/actions/requests/openCampaignRequest.ts";
import { proposeStatementRequest } from "@colophon/sdk/actions/requests/proposeStatementRequest.ts";
import { publishTermsRequest } from "@colophon/sdk/actions/requests/publishTermsRequest.ts";
import type { ContractRequest } from "@colophon/sdk/actions/requests/request.ts";
import { reviewRequest } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import { setCuratorRequest } from "@colophon/sdk/actions/requests/setCuratorRequest.ts";
import { settleStatementRequest } from "@colophon/sdk/actions/requests/settleStatementRequest.ts";
import { transferWorkRequest } from "@colophon/sdk/actions/requests/transferWorkRequest.ts";
import { withdrawRequest } from "@colophon/sdk/actions/requests/withdrawRequest.ts";
import { type ContributionId, toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { rewardLeafHasher } from "@colophon/sdk/merkle/rewardLeaf.ts";
import type { Hex } from "viem";
import type { LocalChain } from "../../../sdk/test/support/localChain.ts";
import { testSettings } from "../support/testSettings.ts";
import { ACTORS, type ChainControl } from "./chainControl.ts";
import type { Library } from "./library.ts";
import type { Random } from "./random.ts";

type Call = { from: Hex; to: Hex; data: Hex; value: bigint };
type Leaves = { accounts: Hex[]; amounts: bigint[]; tree: MerkleTree };

const ETH: Hex = "0x0000000000000000000000000000000000000000";
const [BRAND, CURATOR, ARBITER] = [ACTORS[0] as Hex, ACTORS[1] as Hex, ACTORS[5] as Hex];
const AUTHORS = ACTORS.slice(1, 5);

/**
 * Does at random what people do. It remembers nothing of what a reorg may have undone: what it can't know it asks the chain, and
 * what makes no sense reverts.
 */
export class Actor {
  readonly #chain: LocalChain;
  readonly #control: ChainControl;
  readonly #library: Library;
  readonly #random: Random;
  /** By root: a statement's leaves are the same on every fork. */
  readonly #leaves = new Map<string, Leaves>();

  constructor(chain: LocalChain, control: ChainControl, library: Library, random: Random) {
    this.#chain = chain;
    this.#control = control;
    this.#library = library;
    this.#random = random;
  }

  /** Money and allowances for everybody, and a first campaign. */
  async begin(): Promise<void> {
    const { token, deployment } = this.#chain;
    for (const account of ACTORS) {
      await this.#control.block([
        this.#call(account, { address: token, abi: demoTokenAbi, functionName: "mint", args: [account, 10n ** 12n] }),
        this.#call(account, {
          address: token,
          abi: demoTokenAbi,
          functionName: "approve",
          args: [deployment.rewardPools, 2n ** 255n],
        }),
      ]);
    }
    await this.#control.block([await this.#open()]);
  }

  /** One block of one to five acts. */
  async act(): Promise<void> {
    const calls: Call[] = [];
    const count = this.#random.between(1, 5);
    for (let index = 0; index < count; index++) {
      const call = await this.#choose();
      if (call) calls.push(call);
    }
    await this.#control.block(calls);
  }

  async #choose(): Promise<Call | null> {
    const dice = this.#random.next();
    if (dice < 0.04) return this.#open();
    if (dice < 0.44) return this.#certify();
    if (dice < 0.54) return this.#review();
    if (dice < 0.64) return this.#fund();
    if (dice < 0.72) return this.#transfer();
    if (dice < 0.82) return this.#propose();
    if (dice < 0.94) return this.#claim();
    return this.#odd();
  }

  async #open(): Promise<Call> {
    const { time } = await this.#control.head();
    const settings = testSettings(time, { closes: time + this.#random.between(40, 160) });
    const terms = this.#random.pick(this.#library.terms);
    return this.#call(
      BRAND,
      openCampaignRequest(this.#chain.deployment, { arbiter: ARBITER, settings, terms, curators: [CURATOR] }),
    );
  }

  async #certify(): Promise<Call | null> {
    const campaign = await this.#campaign();
    const { digest, codec } = this.#random.pick(this.#library.contents);
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
      const id = toContributionId(campaign, this.#random.pick(this.#library.contents).digest);
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

  async #odd(): Promise<Call | null> {
    const { deployment } = this.#chain;
    const [campaign, token] = [await this.#campaign(), this.#token()];
    const { time } = await this.#control.head();
    switch (this.#random.between(0, 8)) {
      case 0:
        return this.#call(
          BRAND,
          publishTermsRequest(deployment, { campaign, terms: this.#random.pick(this.#library.terms) }),
        );
      case 1:
        return this.#call(
          BRAND,
          setCuratorRequest(deployment, { campaign, curator: CURATOR, active: this.#random.chance(0.5) }),
        );
      case 2:
        return this.#call(this.#random.pick(AUTHORS), cancelSignaturesRequest(deployment));
      case 3:
        return this.#call(BRAND, settleStatementRequest(deployment, { campaign, token }));
      case 4:
      case 5: {
        const pool = await readPool(this.#control.client, { deployment, campaign, token });
        const bond = (pool.pendingTotal - pool.total + 99n) / 100n;
        if (pool.pendingTotal <= pool.total) return null;
        return this.#call(AUTHORS[1] as Hex, disputeStatementRequest(deployment, { campaign, token, bond }));
      }
      case 6: {
        const pool = await readPool(this.#control.client, { deployment, campaign, token });
        const { pendingRoot: root, pendingTotal: total } = pool;
        const stands = this.#random.chance(0.5);
        return this.#call(ARBITER, decideDisputeRequest(deployment, { campaign, token, root, total, stands }));
      }
      case 7: {
        const account = this.#random.pick([BRAND, AUTHORS[1] as Hex]);
        return this.#call(account, withdrawRequest(deployment, { token, to: account }));
      }
      default:
        return this.#call(BRAND, changeSettingsRequest(deployment, { campaign, settings: testSettings(time) }));
    }
  }

  #token(): Hex {
    return this.#random.chance(0.5) ? ETH : this.#chain.token;
  }

  async #campaign(): Promise<number> {
    // Mostly the first one, so that it lives to the end: roll, statements, claims.
    if (this.#random.chance(0.6)) return 1;
    return this.#random.between(1, Math.max(1, Number(await this.#read("campaignCount", []))));
  }

  /** A work of the campaign that is there, if a few tries find one. */
  async #certified(campaign: number): Promise<ContributionId | null> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const { digest } = this.#random.pick(this.#library.contents);
      if (await this.#read("isCertified", [campaign, digest])) return toContributionId(campaign, digest);
    }
    return null;
  }

  async #read(
    functionName: "configOf" | "authorOf" | "ownerOf" | "campaignCount" | "isCertified",
    args: readonly unknown[],
  ) {
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
