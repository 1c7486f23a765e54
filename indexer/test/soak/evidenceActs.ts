import { contributionsAbi } from "@colophon/sdk/abis/generated.ts";
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import type { BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import type { Account } from "@colophon/sdk/ids/account.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { type Digest, NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { MEDIA_KIND } from "@colophon/sdk/ids/names.ts";
import { packWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { contributionTypedData } from "@colophon/sdk/typed-data/contribution.ts";
import {
  encodeAbiParameters,
  type Hex,
  hashTypedData,
  hexToBytes,
  keccak256,
  numberToHex,
  parseAbiParameters,
  sha256,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { ACTORS } from "./chainControl.ts";
import { AUTHORS, type Call, callOf, RELAY, type Stage, someCampaign, someContent } from "./stage.ts";

type Content = Stage["library"]["contents"][number];
type Anchored = { campaign: number; config: Hex; works: SignedWork[]; tree: MerkleTree };
interface SignedWork {
  author: Hex;
  header: bigint;
  digest: Hex;
  manifest: Hex;
  parents: bigint[];
  epoch: number;
  deadline: bigint;
  signature: Hex;
}

const NONE: Hex = `0x${"0".repeat(64)}`;
/** Works that one anchor's leaves are of. */
const LEAVES = 4;

/** Commitments, anchors, and the works that are certified or taken over by them. */
export class EvidenceActs {
  readonly #stage: Stage;
  /** By root: an anchor's leaves are the same on every fork. */
  readonly #anchored = new Map<Hex, Anchored>();
  /** Files that will be there once the next is anchored. */
  readonly #late: Uint8Array<ArrayBuffer>[] = [];
  /** By campaign, the config hash that its works are signed under, whatever terms came after. */
  readonly #signedUnder = new Map<number, Hex>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async act(): Promise<Call | null> {
    const dice = this.#stage.random.next();
    if (dice < 0.2) return this.#commitSome();
    if (dice < 0.35) return this.#anchor();
    if (dice < 0.6) return this.#byAnyCommitment();
    return this.#byAnchor();
  }

  /** Many at once, by many: later on some of them show them. */
  async #commitSome(): Promise<Call> {
    const { random } = this.#stage;
    const pairs = Array.from({ length: random.between(4, 12) }, () => ({
      author: random.pick(AUTHORS),
      content: someContent(this.#stage),
    }));
    // Not all are anybody's: an anchor's root too can be committed to.
    const root = [...this.#anchored.keys()].at(-1);
    return this.commit(await someCampaign(this.#stage), pairs, root && random.chance(0.2) ? [root] : []);
  }

  commit(campaign: number, pairs: readonly { author: Hex; content: Content }[], others: readonly Hex[] = []): Call {
    const commitments = pairs.map(({ author, content }) => this.#commitmentOf(campaign, author, content));
    const { contributions } = this.#stage.chain.deployment;
    return callOf(ACTORS[7] as Hex, contributions, worksAbi, "commit", [campaign, [...commitments, ...others]]);
  }

  /** Directly, with whatever parents there are. */
  async certify(campaign: number, author: Hex, content: Content): Promise<Call> {
    const { chain, control } = this.#stage;
    const config = await this.#read<Hex>("configOf", [campaign]);
    const parents = await this.#parents(campaign, (await control.head()).time);
    const args = [headerOf(campaign, config, content), content.digest, NONE, parents];
    return callOf(author, chain.deployment.contributions, worksAbi, "contribute", args);
  }

  async #anchor(): Promise<Call> {
    const { chain, control, random } = this.#stage;
    const { contributions } = chain.deployment;
    const campaign = await someCampaign(this.#stage);
    const other = someContent(this.#stage).digest;
    const kind = random.pick([0, 0, 0, 1, 2]);
    const config = await this.#configToName(campaign);
    if (kind !== 0) {
      const root = keccak256(other);
      return callOf(RELAY, contributions, worksAbi, "anchor", [campaign, kind, root, 3, other, 0, config]);
    }
    const { time } = await control.head();
    const works: SignedWork[] = [];
    for (let index = 0; index < LEAVES; index++) {
      const epoch = await this.#read<number>("epochOf", [random.pick(AUTHORS)]);
      works.push(await this.#sign(campaign, config, someContent(this.#stage), time, epoch));
    }
    const hashes = new Uint8Array(works.length * 32);
    works.forEach((work, index) => {
      const signed = hashTypedData(this.#typedData(campaign, config, work));
      const inner = keccak256(encodeAbiParameters(parseAbiParameters("uint256, bytes32"), [BigInt(index), signed]));
      hashes.set(hexToBytes(keccak256(inner)), index * 32);
    });
    const tree = new MerkleTree(hashes);
    this.#anchored.set(tree.root, { campaign, config, works, tree });
    const data = await this.#store(campaign, config, works);
    const args = [campaign, 0, tree.root, works.length, data, 0, config];
    return callOf(RELAY, contributions, worksAbi, "anchor", args);
  }

  /** Its file is there before it, comes later, or never; or it is one of nonsense. */
  async #store(campaign: number, config: Hex, works: readonly SignedWork[]): Promise<Hex> {
    const { chain, library, random } = this.#stage;
    const { chainId, contributions } = chain.deployment;
    const contract = contributions.toLowerCase() as Account;
    const kind = "contributions";
    const records = works.map(
      ({ author, header, digest, manifest, parents, epoch, deadline, signature }): BatchRecord => ({
        kind,
        signer: author as Account,
        mediaKind: MEDIA_KIND.image,
        codec: Number((header >> 4n) & 0xfn),
        aiUse: 0,
        digest: digest as Digest,
        manifest: manifest as Digest,
        epoch,
        deadline,
        signature: compactSignature(signature),
        parents: parents.map((parent) => numberToHex(parent, { size: 32 })),
      }),
    );
    const bytes = encodeBatch({ kind, chainId, contract, campaign, config, voterRoot: NO_DIGEST }, records);
    if (random.chance(0.1)) flip(bytes, random.between(0, bytes.length - 1));
    for (const late of this.#late.splice(0)) await library.put(late);
    if (random.chance(0.6)) await library.put(bytes);
    else if (random.chance(0.8)) this.#late.push(bytes);
    return sha256(bytes);
  }

  /** The one in force, or one that was when the last works came in: that may be refused. */
  async #configToName(campaign: number): Promise<Hex> {
    const before = this.#signedUnder.get(campaign);
    if (before && this.#stage.random.chance(0.5)) return before;
    const config = await this.#read<Hex>("configOf", [campaign]);
    this.#signedUnder.set(campaign, config);
    return config;
  }

  /** Certifies by a commitment that is on the chain, or takes a provisional work over by it, if a few tries find one. */
  async #byAnyCommitment(): Promise<Call | null> {
    const campaign = await someCampaign(this.#stage);
    for (let attempt = 0; attempt < 25; attempt++) {
      const author = this.#stage.random.pick(AUTHORS);
      const call = await this.byCommitment(campaign, author, someContent(this.#stage));
      if (call) return call;
    }
    return null;
  }

  /** Null where the author committed to no such work, or has it already. */
  async byCommitment(campaign: number, author: Hex, content: Content): Promise<Call | null> {
    const { chain, random, library } = this.#stage;
    const made = await this.#read<number>("committedAt", [campaign, this.#commitmentOf(campaign, author, content)]);
    const name = made === 0 ? null : await this.#fitting(campaign, content, made, "contributeCommitted", "supersede");
    if (!name) return null;
    const config = await this.#read<Hex>("configOf", [campaign]);
    const manifest = random.chance(0.7) ? random.pick(library.manifests) : NONE;
    const parents = await this.#parents(campaign, made);
    const args = [headerOf(campaign, config, content), content.digest, manifest, parents, saltOf(content)];
    return callOf(author, chain.deployment.contributions, worksAbi, name, args);
  }

  /** By anybody, from a leaf of an anchor that is on the chain. */
  async #byAnchor(): Promise<Call | null> {
    const { chain, random, library } = this.#stage;
    const { contributions } = chain.deployment;
    for (let attempt = 0; attempt < 12 && this.#anchored.size > 0; attempt++) {
      const [root, { campaign, config, works, tree }] = random.pick([...this.#anchored]);
      const time = await this.#read<number>("anchoredAt", [campaign, 0, root, config]);
      const index = random.between(0, LEAVES - 1);
      const work = works[index];
      if (time === 0 || !work) continue;
      const content = library.contents.find(({ digest }) => digest === work.digest);
      const name = content && (await this.#fitting(campaign, content, time, "mintAnchored", "supersedeAnchored"));
      if (!name) continue;
      return callOf(ACTORS[8] as Hex, contributions, worksAbi, name, [work, BigInt(index), tree.proof(index)]);
    }
    return null;
  }

  /** Which of two functions a piece of evidence of that time is good for now; null: none. */
  async #fitting(campaign: number, { digest }: Content, time: number, fresh: string, taken: string) {
    const id = BigInt(toContributionId(campaign, digest));
    const work = await this.#read<{ certifiedAt: number; finalAt: number }>("contributionOf", [id]).catch(() => null);
    if (!work) return fresh;
    const { time: now } = await this.#stage.control.head();
    return time < work.certifiedAt && now + 1 < work.finalAt ? taken : null;
  }

  /** Works of the campaign that were there before, so that lineage changes with the author. */
  async #parents(campaign: number, before: number): Promise<bigint[]> {
    const { random } = this.#stage;
    const found = new Set<bigint>();
    for (let attempt = 0; attempt < 8; attempt++) {
      const id = BigInt(toContributionId(campaign, someContent(this.#stage).digest));
      const work = await this.#read<{ certifiedAt: number }>("contributionOf", [id]).catch(() => null);
      if (work && work.certifiedAt < before) found.add(id);
    }
    return [...found].slice(0, random.between(0, 3));
  }

  async #sign(campaign: number, config: Hex, content: Content, now: number, epoch: number): Promise<SignedWork> {
    const { chain, random, library } = this.#stage;
    const author = random.pick(AUTHORS);
    const work = {
      author,
      header: headerOf(campaign, config, content),
      digest: content.digest,
      manifest: random.pick(library.manifests),
      parents: this.#named(campaign, content),
      epoch,
      deadline: BigInt(now + (random.chance(0.9) ? 10_000 : 1)),
    };
    const account = privateKeyToAccount(chain.key(ACTORS.indexOf(author)));
    const signature = await account.signTypedData(this.#typedData(campaign, config, work));
    return { ...work, signature };
  }

  /** Whatever an author may name: works that are there, only anchored, in another campaign, or nowhere. */
  #named(campaign: number, { digest }: Content): bigint[] {
    const { random } = this.#stage;
    const found = new Set<bigint>();
    if (!random.chance(0.4)) return [];
    for (let many = random.between(1, 2); many > 0; many--) {
      const parent = someContent(this.#stage).digest;
      if (parent !== digest) found.add(BigInt(toContributionId(random.chance(0.85) ? campaign : 1, parent)));
    }
    return [...found];
  }

  #typedData(campaign: number, config: Hex, work: Omit<SignedWork, "signature">) {
    const { chainId, contributions } = this.#stage.chain.deployment;
    const { author, digest, manifest, epoch, deadline } = work;
    const codec = ((work.header >> 4n) & 0xfn) === 1n ? "dag-pb" : "raw";
    const fields = { author, digest, manifest, epoch, deadline, campaign, config, codec } as const;
    return contributionTypedData(
      { chainId, contract: contributions },
      {
        ...fields,
        kind: "image",
        aiUse: "none",
        parents: work.parents.map((parent) => numberToHex(parent, { size: 32 })),
      },
    );
  }

  #commitmentOf(campaign: number, author: Hex, content: Content): Hex {
    const { chainId, contributions } = this.#stage.chain.deployment;
    return keccak256(
      encodeAbiParameters(parseAbiParameters("uint256, address, uint32, address, bytes32, bytes32"), [
        BigInt(chainId),
        contributions,
        campaign,
        author,
        content.digest,
        saltOf(content),
      ]),
    );
  }

  async #read<T>(functionName: string, args: readonly unknown[]): Promise<T> {
    const { chain, control } = this.#stage;
    const { contributions: address } = chain.deployment;
    return control.client.readContract({
      address,
      abi: contributionsAbi,
      functionName: functionName as never,
      args: args as never,
    }) as Promise<T>;
  }
}

function headerOf(campaign: number, config: Hex, { codec }: Content): bigint {
  return packWorkHeader({ campaign, config, kind: "image", codec, aiUse: "none" });
}

function flip(bytes: Uint8Array, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
}

/** The same each time, so that nobody has to remember what a reorg may have undone. */
function saltOf({ digest }: Content): Hex {
  return keccak256(digest);
}
