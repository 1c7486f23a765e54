import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import {
  AbiCoder,
  Contract,
  type ContractTransactionReceipt,
  hexlify,
  type InterfaceAbi,
  JsonRpcProvider,
  keccak256,
  parseEther,
  randomBytes,
  sha256,
  TypedDataEncoder,
  toUtf8Bytes,
  Wallet,
  ZeroAddress,
  ZeroHash,
} from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { curationAbi, editionsAbi, rewardPoolsAbi, royaltiesAbi } from "../../sdk/src/abis/generated.ts";
import { worksAbi } from "../../sdk/src/abis/worksAbi.ts";
import { explainError } from "../../sdk/src/errors/explainError.ts";
import { type LocalChain, startLocalChain } from "../../sdk/test/support/localChain.ts";

/*
 * A campaign from its opening to the last sale, and nothing but ethers 6: every transaction, signature, hash and read. The types that are
 * signed, the packing of headers and ids and the trees are written out here again, from the interfaces' documentation.
 */

const WORK = [
  { name: "campaign", type: "uint32" },
  { name: "config", type: "bytes20" },
  { name: "author", type: "address" },
  { name: "digest", type: "bytes32" },
  { name: "codec", type: "uint8" },
  { name: "kind", type: "uint8" },
  { name: "aiUse", type: "uint8" },
  { name: "manifest", type: "bytes32" },
  { name: "parents", type: "uint256[]" },
  { name: "epoch", type: "uint32" },
  { name: "deadline", type: "uint64" },
];
const DEADLINE = 4_000_000_000n;
const BOND = parseEther("0.1");
const POOL = parseEther("10");

let chain: LocalChain;
let provider: JsonRpcProvider;
let people: Record<"brand" | "arbiter" | "ann" | "bob" | "cleo" | "thief" | "relay" | "payer" | "collector", Wallet>;
let contracts: Record<"works" | "curation" | "pools" | "editions" | "royalties", Contract>;
beforeAll(async () => {
  chain = await startLocalChain();
  const { deployment } = chain;
  provider = new JsonRpcProvider(chain.url, deployment.chainId, {
    staticNetwork: true,
    pollingInterval: 50,
    cacheTimeout: -1,
  });
  const wallet = (index: number) => new Wallet(chain.key(index), provider);
  people = {
    brand: wallet(0),
    arbiter: wallet(1),
    ann: wallet(2),
    bob: wallet(3),
    cleo: wallet(4),
    thief: wallet(5),
    relay: wallet(6),
    payer: wallet(7),
    collector: wallet(8),
  };
  const contract = (address: string, abi: InterfaceAbi) => new Contract(address, abi, provider);
  contracts = {
    works: contract(deployment.contributions, worksAbi),
    curation: contract(deployment.curation, curationAbi),
    pools: contract(deployment.rewardPools, rewardPoolsAbi),
    editions: contract(deployment.editions, editionsAbi),
    royalties: contract(deployment.royalties, royaltiesAbi),
  };
});
afterAll(async () => {
  provider?.destroy();
  await chain?.stop();
});

/** Sends a transaction and waits for its block. */
async function send(
  who: Wallet,
  where: Contract,
  name: string,
  args: readonly unknown[],
  value = 0n,
): Promise<ContractTransactionReceipt> {
  const call = new Contract(where, where.interface, who).getFunction(name);
  const response = await call(...args, ...(value === 0n ? [] : [{ value }]));
  return response.wait();
}

const read = (where: Contract, name: string, ...args: readonly unknown[]) => where.getFunction(name)(...args);

/** What one of the contracts logged under this name. */
function logged(receipt: ContractTransactionReceipt, where: Contract, name: string) {
  for (const log of receipt.logs) {
    const event = where.interface.parseLog(log);
    if (event?.name === name) return event.args.toObject();
  }
  throw new Error(`no ${name} was logged`);
}

async function travelTo(time: bigint): Promise<void> {
  await provider.send("evm_setNextBlockTimestamp", [Number(time)]);
  await provider.send("evm_mine", []);
}

const digestOf = (text: string) => sha256(toUtf8Bytes(text));
const idOf = (campaign: bigint, digest: string) => (campaign << 224n) | (BigInt(digest) & ((1n << 224n) - 1n));

describe("a whole story, by ethers alone", () => {
  let campaign: bigint;
  let config: string;
  let schedule: { reviewEnds: bigint; appealsEnd: bigint; rollAt: bigint };
  let ids: { ann: bigint; bob: bigint; cleo: bigint; anchored: bigint };

  const header = () => (BigInt(config) << 96n) | (campaign << 64n) | (1n << 8n);
  const domain = () => ({
    name: "Colophon",
    version: "1",
    chainId: chain.deployment.chainId,
    verifyingContract: chain.deployment.contributions,
  });
  const message = (author: string, digest: string, parents: bigint[]) => ({
    ...{ campaign, config, author, digest, codec: 0, kind: 1, aiUse: 0, manifest: ZeroHash, parents },
    ...{ epoch: 0, deadline: DEADLINE },
  });

  it("opens a campaign and funds it, under the config that was looked at", async () => {
    const { works, pools } = contracts;
    const { brand, arbiter, relay } = people;
    const now = BigInt((await provider.getBlock("latest"))?.timestamp ?? 0);
    const settings = {
      opens: now,
      closes: now + 3_600n,
      reviewPeriod: 600,
      appealPeriod: 600,
      finality: 60,
      settleWithin: 3_600,
      votesClose: now + 4_000n,
      equalBps: 6_000,
      curatedBps: 2_000,
      communityBps: 2_000,
      lineageBps: 1_000,
      royaltyBps: 500,
      aiPolicy: 1,
      format: 0,
      sealedUntilClose: false,
      voterRoot: ZeroHash,
      appealBond: BOND,
      editionToken: ZeroAddress,
      editionPrice: parseEther("1"),
      editionCap: 2,
    };
    const args = [arbiter.address, relay.address, settings, digestOf("terms"), []];
    const opened = logged(await send(brand, works, "openCampaign", args), works, "CampaignOpened");
    campaign = opened.campaign;
    config = await read(works, "configOf", campaign);
    expect(opened.config).toBe(config);
    const [, reviewEnds, appealsEnd, rollAt] = await read(works, "scheduleOf", campaign);
    schedule = { reviewEnds, appealsEnd, rollAt };

    const funded = await send(brand, pools, "fund", [campaign, ZeroAddress, POOL, config], POOL);
    expect(logged(funded, pools, "Funded").amount).toBe(POOL);
    expect(await read(works, "isLocked", campaign)).toBe(true);
  });

  it("certifies: by its author, and by a signature that another pays for", async () => {
    const { works } = contracts;
    const { ann, bob, payer } = people;
    const mine = digestOf("ann's");
    await send(ann, works, "contribute", [header(), mine, ZeroHash, []]);
    const remix = digestOf("bob's remix");
    const parents = [idOf(campaign, mine)];
    const signature = await bob.signTypedData(domain(), { Contribution: WORK }, message(bob.address, remix, parents));
    const args = [bob.address, header(), remix, ZeroHash, parents, DEADLINE, signature];
    const event = logged(await send(payer, works, "contributeFor", args), works, "Contributed");
    expect(event.author).toBe(bob.address);
    ids = { ann: idOf(campaign, mine), bob: event.id, cleo: 0n, anchored: 0n };
    expect((await read(works, "contributionOf", ids.bob)).author).toBe(bob.address);

    // What the contract refuses is a plain sentence, from ethers' error as from any other.
    const error = await send(bob, works, "contribute", [header(), mine, ZeroHash, []]).catch((thrown) => thrown);
    expect(explainError(error)).toMatchObject({ code: "already-certified" });
    expect(explainError(error).what).toContain(ann.address);
  });

  it("takes a stolen work back by an older commitment", async () => {
    const { works } = contracts;
    const { cleo, thief } = people;
    const digest = digestOf("cleo's");
    const salt = hexlify(randomBytes(32));
    const commitment = keccak256(
      AbiCoder.defaultAbiCoder().encode(
        ["uint256", "address", "uint32", "address", "bytes32", "bytes32"],
        [chain.deployment.chainId, chain.deployment.contributions, campaign, cleo.address, digest, salt],
      ),
    );
    await send(cleo, works, "commit", [campaign, [commitment]]);
    const since = await read(works, "committedAt", campaign, commitment);
    await send(thief, works, "contribute", [header(), digest, ZeroHash, []]);
    const receipt = await send(cleo, works, "supersede", [header(), digest, ZeroHash, [], salt]);
    expect(logged(receipt, works, "Superseded")).toMatchObject({ previous: thief.address, certifiedAt: since });
    ids.cleo = idOf(campaign, digest);
    expect(await read(works, "authorOf", ids.cleo)).toBe(cleo.address);
    expect(await read(works, "balanceOf", thief.address)).toBe(0n);
  });

  it("anchors a batch, and mints from it", async () => {
    const { works } = contracts;
    const { bob, relay, payer } = people;
    const digests = [digestOf("other"), digestOf("bob's anchored")];
    const signed = digests.map((digest) => message(bob.address, digest, []));
    const leaves = signed.map((work, i) => [i, TypedDataEncoder.hash(domain(), { Contribution: WORK }, work)]);
    const tree = StandardMerkleTree.of(leaves, ["uint256", "bytes32"]);
    await send(relay, works, "anchor", [campaign, 0, tree.root, 2, digestOf("the data file"), 0, config]);
    const since = await read(works, "anchoredAt", campaign, 0, tree.root, config);

    const signature = await bob.signTypedData(domain(), { Contribution: WORK }, signed[1] ?? {});
    const work = {
      ...{ author: bob.address, header: header(), digest: digests[1], manifest: ZeroHash, parents: [] },
      ...{ epoch: 0, deadline: DEADLINE, signature },
    };
    const receipt = await send(payer, works, "mintAnchored", [work, 1, tree.getProof(1)]);
    const event = logged(receipt, works, "ContributedFromEvidence");
    expect(event).toMatchObject({ author: bob.address, certifiedAt: since, evidence: tree.root });
    ids.anchored = event.id;
  });

  it("reviews, votes, appeals and decides", async () => {
    const { curation } = contracts;
    const { brand, arbiter, ann, bob } = people;
    const verdicts = [
      { id: ids.ann, author: ann.address, accepted: true, score: 8_000, reason: 0, note: ZeroHash },
      { id: ids.bob, author: bob.address, accepted: false, score: 0, reason: 1, note: ZeroHash },
    ];
    await send(brand, curation, "review", [campaign, verdicts]);
    const voted = await send(ann, curation, "vote", [campaign, [{ id: ids.bob, votes: 3 }], []]);
    expect(logged(voted, curation, "Voted")).toMatchObject({ voter: ann.address, votes: 3n });
    const vote = { campaign, voter: ann.address, id: ids.bob, votes: 3, epoch: 0, deadline: DEADLINE };
    const types = {
      Vote: [
        { name: "campaign", type: "uint32" },
        { name: "voter", type: "address" },
        { name: "id", type: "uint256" },
        { name: "votes", type: "uint16" },
        { name: "epoch", type: "uint32" },
        { name: "deadline", type: "uint64" },
      ],
    };
    const own = { ...domain(), name: "Colophon Curation", verifyingContract: chain.deployment.curation };
    expect(TypedDataEncoder.hash(own, types, vote)).toBe(
      await read(curation, "voteHash", campaign, ann.address, ids.bob, 3, 0, DEADLINE),
    );

    await travelTo(schedule.reviewEnds);
    await send(bob, curation, "appeal", [ids.bob], BOND);
    expect((await read(curation, "appealOf", ids.bob, bob.address)).bond).toBe(BOND);
    await travelTo(schedule.reviewEnds + (schedule.appealsEnd - schedule.reviewEnds) / 2n);
    const decision = { id: ids.bob, author: bob.address, upheld: true, score: 7_000, note: ZeroHash };
    await send(arbiter, curation, "decideAppeals", [campaign, [decision]]);
    const returned = await send(bob, curation, "withdrawBond", [ids.bob, bob.address, bob.address]);
    expect(logged(returned, curation, "BondReturned").bond).toBe(BOND);
  });

  it("states who earned what, against a dispute, and pays", async () => {
    const { pools } = contracts;
    const { brand, arbiter, ann, bob, cleo, payer, thief } = people;
    await travelTo(schedule.rollAt);
    const types = ["uint256", "address", "uint256", "address", "address", "uint256"];
    const treeOf = (shares: [string, bigint][]) =>
      StandardMerkleTree.of(
        shares.map(([account, amount]) => [
          ...[chain.deployment.chainId, chain.deployment.rewardPools, campaign, ZeroAddress, account],
          amount.toString(),
        ]),
        types,
      );
    const bond = await read(pools, "bondFor", campaign, ZeroAddress, POOL);
    expect(bond).toBe(POOL / 100n);

    const wrong = treeOf([[thief.address, POOL]]);
    const statement = [digestOf("statement"), 0];
    await send(brand, pools, "propose", [campaign, ZeroAddress, wrong.root, POOL, ...statement], bond);
    await send(payer, pools, "dispute", [campaign, ZeroAddress], bond);
    await send(arbiter, pools, "decide", [campaign, ZeroAddress, wrong.root, POOL, false]);
    expect(await read(pools, "creditOf", payer.address, ZeroAddress)).toBe(bond + bond / 2n);
    await send(payer, pools, "withdraw", [ZeroAddress, payer.address]);

    const shares: [string, bigint][] = [
      [ann.address, parseEther("5")],
      [bob.address, parseEther("3")],
      [cleo.address, parseEther("2")],
    ];
    const tree = treeOf(shares);
    await send(brand, pools, "propose", [campaign, ZeroAddress, tree.root, POOL, ...statement], bond);
    const { claimableFrom } = await read(pools, "poolOf", campaign, ZeroAddress);
    await travelTo(claimableFrom);

    const claim = [campaign, ZeroAddress, ann.address, parseEther("5"), tree.getProof(0)];
    expect(logged(await send(payer, pools, "claim", claim), pools, "Claimed").amount).toBe(parseEther("5"));
    const multi = tree.getMultiProof([1, 2]);
    const before = await provider.getBalance(cleo.address);
    const batch = {
      campaign,
      token: ZeroAddress,
      accounts: multi.leaves.map((leaf) => leaf[4]),
      cumulatives: multi.leaves.map((leaf) => leaf[5]),
      proof: multi.proof,
      proofFlags: multi.proofFlags,
    };
    await send(payer, pools, "claimBatch", [batch]);
    expect((await provider.getBalance(cleo.address)) - before).toBe(parseEther("2"));
    expect(await read(pools, "claimedOf", campaign, ZeroAddress, bob.address)).toBe(parseEther("3"));
  });

  it("sells editions, whose price and royalties come to the pool", async () => {
    const { pools, editions, royalties } = contracts;
    const { brand, collector, payer } = people;
    const content = { digest: digestOf("the collective work"), codec: 0, kind: 1 };
    await send(brand, editions, "setEdition", [campaign, content]);
    const before = (await read(pools, "poolOf", campaign, ZeroAddress)).proceeds;
    const args = [campaign, collector.address, 2, content];
    await send(collector, editions, "mint", args, parseEther("2"));
    expect(await read(editions, "balanceOf", collector.address, campaign)).toBe(2n);
    const error = await send(collector, editions, "mint", args, parseEther("2")).catch((thrown) => thrown);
    expect(explainError(error)).toMatchObject({ code: "cap-exceeded" });

    const [receiver, royalty] = await read(editions, "royaltyInfo", campaign, parseEther("1"));
    expect(receiver).toBe(await read(royalties, "forwarderOf", campaign));
    await (await payer.sendTransaction({ to: receiver, value: royalty })).wait();
    await send(payer, royalties, "flush", [campaign, ZeroAddress]);
    expect((await read(pools, "poolOf", campaign, ZeroAddress)).proceeds - before).toBe(parseEther("2") + royalty);
  });
});
