import type { Address } from "viem";
import { getBalance, sendTransaction, waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoTokenAbi } from "../../src/abis/generated.ts";
import { acceptArbiter } from "../../src/actions/acceptArbiter.ts";
import { acceptBrand } from "../../src/actions/acceptBrand.ts";
import { addProceeds } from "../../src/actions/addProceeds.ts";
import { appeal } from "../../src/actions/appeal.ts";
import { burnWork } from "../../src/actions/burnWork.ts";
import { certify } from "../../src/actions/certify.ts";
import { claimBatch } from "../../src/actions/claimBatch.ts";
import { decideAppeals } from "../../src/actions/decideAppeals.ts";
import { deployForwarder } from "../../src/actions/deployForwarder.ts";
import { disputeStatement } from "../../src/actions/disputeStatement.ts";
import { flushRoyalties } from "../../src/actions/flushRoyalties.ts";
import { forwardBonds } from "../../src/actions/forwardBonds.ts";
import { fund } from "../../src/actions/fund.ts";
import { lockCampaign } from "../../src/actions/lockCampaign.ts";
import { mintEdition } from "../../src/actions/mintEdition.ts";
import { offerArbiter } from "../../src/actions/offerArbiter.ts";
import { offerBrand } from "../../src/actions/offerBrand.ts";
import { openPoll } from "../../src/actions/openPoll.ts";
import { proposeEmpty } from "../../src/actions/proposeEmpty.ts";
import { proposeStatement } from "../../src/actions/proposeStatement.ts";
import { raise } from "../../src/actions/raise.ts";
import { readAppeal } from "../../src/actions/readAppeal.ts";
import { readBondsToForward } from "../../src/actions/readBondsToForward.ts";
import { readCampaign } from "../../src/actions/readCampaign.ts";
import { readContribution } from "../../src/actions/readContribution.ts";
import { readDeposit } from "../../src/actions/readDeposit.ts";
import { readDispute } from "../../src/actions/readDispute.ts";
import { readEdition } from "../../src/actions/readEdition.ts";
import { readEditionBalance } from "../../src/actions/readEditionBalance.ts";
import { readForwarder } from "../../src/actions/readForwarder.ts";
import { readPool } from "../../src/actions/readPool.ts";
import { ETH } from "../../src/actions/requests/request.ts";
import { setEdition } from "../../src/actions/setEdition.ts";
import { settleStatement } from "../../src/actions/settleStatement.ts";
import { takeProceeds } from "../../src/actions/takeProceeds.ts";
import { vote } from "../../src/actions/vote.ts";
import { withdrawBond } from "../../src/actions/withdrawBond.ts";
import type { Settings } from "../../src/ids/settings.ts";
import { claimBatchOf } from "../../src/merkle/claimBatchOf.ts";
import { MerkleError } from "../../src/merkle/errors.ts";
import { MerkleTree } from "../../src/merkle/MerkleTree.ts";
import { rewardLeafHasher } from "../../src/merkle/rewardLeaf.ts";
import { type LocalChain, startLocalChain } from "../support/localChain.ts";
import { digestOfText, openQuickCampaign, workOf } from "../support/works.ts";

const [BRAND, ARBITER, ANN, BOB, DEE] = [0, 1, 2, 3, 5];

let chain: LocalChain;
beforeAll(async () => {
  chain = await startLocalChain();
});
afterAll(() => chain?.stop());

const address = (index: number): Address => chain.wallet(index).account.address;
const refusedAs = (errorName: string) => ({ errorName });

async function open(changes: Partial<Settings> = {}) {
  const opened = await openQuickCampaign(chain, changes);
  const { campaign, config } = opened;
  const { schedule } = await readCampaign(chain.wallet(DEE), { deployment: chain.deployment, campaign });
  const work = (text: string) => ({ deployment: chain.deployment, ...workOf(campaign, config, `${campaign} ${text}`) });
  return { campaign, config, schedule, work, pool: { deployment: chain.deployment, campaign } };
}

describe("appeals", () => {
  it("are made with the bond, decided, and their bonds go where they belong", async () => {
    const { deployment } = chain;
    const { campaign, schedule, work, pool } = await open({ appealBond: 1_000n, appealPeriod: 10_000 });
    const [ann, bob] = [chain.wallet(ANN), chain.wallet(BOB)];
    const { id: first } = await certify(ann, work("ann's"));
    const { id: second } = await certify(bob, work("bob's"));
    await expect(appeal(ann, { deployment, id: first })).rejects.toMatchObject(refusedAs("OutsideAppeals"));
    await chain.travelTo(schedule.reviewEnds);
    await appeal(ann, { deployment, id: first });
    await appeal(bob, { deployment, id: second });
    await expect(appeal(bob, { deployment, id: first })).rejects.toMatchObject(refusedAs("OtherAuthor"));
    expect(await readAppeal(ann, { deployment, id: first, author: address(BOB) })).toBeNull();

    await chain.travelTo(schedule.reviewEnds + 5_000);
    const decisions = [
      { id: first, author: address(ANN), upheld: true, score: 9_000 },
      { id: second, author: address(BOB), upheld: false },
    ] as const;
    await decideAppeals(chain.wallet(ARBITER), { deployment, campaign, decisions });
    expect(await readAppeal(ann, { deployment, id: first, author: address(ANN) })).toMatchObject({
      state: "upheld",
      bond: 1_000n,
    });
    const before = await getBalance(ann, { address: address(ANN) });
    await withdrawBond(chain.wallet(DEE), { deployment, id: first, author: address(ANN) });
    expect((await getBalance(ann, { address: address(ANN) })) - before).toBe(1_000n);

    expect(await readBondsToForward(ann, pool)).toBe(1_000n);
    await forwardBonds(chain.wallet(DEE), pool);
    expect(await readPool(ann, pool)).toMatchObject({ proceeds: 1_000n, funded: 1_000n });
  });
});

describe("votes and polls", () => {
  it("are taken in their time", async () => {
    const { deployment } = chain;
    const now = await chain.now();
    const community = { equalBps: 5_000, communityBps: 5_000, votesClose: now + 3_000 };
    const { campaign, work, pool } = await open(community);
    const { id } = await certify(chain.wallet(ANN), work("ann's"));
    await vote(chain.wallet(BOB), { ...pool, votes: [{ id, votes: 3 }] });
    await expect(vote(chain.wallet(BOB), { ...pool, votes: [{ id, votes: 11 }] })).rejects.toMatchObject(
      refusedAs("BadVotes"),
    );
    const proof = [digestOfText("proof")];
    await expect(vote(chain.wallet(BOB), { ...pool, votes: [{ id, votes: 1 }], proof })).rejects.toMatchObject(
      refusedAs("UnneededProof"),
    );
    const poll = { deployment, campaign, poll: digestOfText("poll"), closes: now + 9_000 };
    await openPoll(chain.wallet(BRAND), poll);
    await expect(openPoll(chain.wallet(ANN), poll)).rejects.toMatchObject(refusedAs("NotCurator"));
  });
});

describe("roles", () => {
  it("are handed over in two steps", async () => {
    const { pool } = await open();
    await offerBrand(chain.wallet(BRAND), { ...pool, to: address(ANN) });
    await expect(acceptBrand(chain.wallet(BOB), pool)).rejects.toMatchObject(refusedAs("NotOffered"));
    await acceptBrand(chain.wallet(ANN), pool);
    await offerArbiter(chain.wallet(ARBITER), { ...pool, to: address(ANN) });
    await expect(acceptArbiter(chain.wallet(ANN), pool)).rejects.toMatchObject(refusedAs("ArbiterNotIndependent"));
    await offerArbiter(chain.wallet(ARBITER), { ...pool, to: address(BOB) });
    await acceptArbiter(chain.wallet(BOB), pool);
    await lockCampaign(chain.wallet(DEE), pool);
    expect(await readCampaign(chain.wallet(DEE), pool)).toMatchObject({
      brand: address(ANN),
      arbiter: address(BOB),
      locked: true,
    });
  });

  it("let an owner burn a final token, which stays attributed", async () => {
    const { deployment } = chain;
    const { work } = await open();
    const { id } = await certify(chain.wallet(ANN), work("burnt"));
    await expect(burnWork(chain.wallet(ANN), { deployment, id })).rejects.toMatchObject(refusedAs("Provisional"));
    await chain.travelTo((await readContribution(chain.wallet(ANN), { deployment, id })).finalAt);
    await burnWork(chain.wallet(ANN), { deployment, id });
    expect(await readContribution(chain.wallet(ANN), { deployment, id })).toMatchObject({
      owner: null,
      author: address(ANN),
    });
  });
});

describe("pools", () => {
  it("refuse a deposit under another config, and keep what nobody deposited apart", async () => {
    const { pool, config } = await open();
    await expect(fund(chain.wallet(DEE), { ...pool, amount: 5n, config: `0x${"1".repeat(40)}` })).rejects.toMatchObject(
      refusedAs("OtherConfig"),
    );
    await fund(chain.wallet(DEE), { ...pool, amount: 5n, config });
    await addProceeds(chain.wallet(DEE), { ...pool, amount: 7n });
    expect(await readPool(chain.wallet(DEE), pool)).toMatchObject({ funded: 12n, proceeds: 7n, emptyStood: false });
    expect(await readDeposit(chain.wallet(DEE), { ...pool, funder: address(DEE) })).toBe(5n);
  });

  it("give proceeds to the brand once an empty roll stands", async () => {
    const { pool, schedule } = await open();
    await addProceeds(chain.wallet(DEE), { ...pool, amount: 700n });
    await chain.travelTo(schedule.rollAt);
    await proposeEmpty(chain.wallet(BRAND), pool);
    const { claimableFrom, pendingEmpty } = await readPool(chain.wallet(DEE), pool);
    expect(pendingEmpty).toBe(true);
    const taking = { ...pool, to: address(BRAND) };
    await expect(takeProceeds(chain.wallet(BRAND), taking)).rejects.toMatchObject(refusedAs("NoEmptyRoll"));
    await chain.travelTo(claimableFrom);
    expect((await takeProceeds(chain.wallet(BRAND), taking)).result).toBe(700n);
    expect(await readPool(chain.wallet(DEE), pool)).toMatchObject({ emptyStood: true, proceeds: 0n });
  });

  it("hear raises where the arbiter is silent, and pay a batch by one proof", async () => {
    const { deployment } = chain;
    const { campaign, config, pool, schedule } = await open();
    const total = 1_000_000n;
    await fund(chain.wallet(BRAND), { ...pool, amount: total, config });
    await chain.travelTo(schedule.rollAt);
    const place = { chainId: deployment.chainId, pool: deployment.rewardPools, campaign, token: ETH };
    const leaves = [ANN, BOB, DEE].map((index, i) => ({
      account: address(index),
      cumulative: BigInt(i + 1) * 100_000n,
    }));
    const hashes = new Uint8Array(leaves.length * 32);
    for (const [i, { account, cumulative }] of leaves.entries()) {
      const lower = account.toLowerCase() as Address;
      rewardLeafHasher(place)(lower, cumulative, hashes.subarray(i * 32, i * 32 + 32));
    }
    const { root } = new MerkleTree(hashes);
    const statement = { digest: digestOfText("statement"), codec: "raw" } as const;
    await proposeStatement(chain.wallet(BRAND), { ...pool, root, total: 600_000n, statement });
    await disputeStatement(chain.wallet(DEE), pool);
    await expect(raise(chain.wallet(BRAND), { ...pool, stands: true })).rejects.toMatchObject(
      refusedAs("ArbiterMayDecide"),
    );
    const { raisableFrom, nextRaise, standsLeads } = await readDispute(chain.wallet(ANN), pool);
    expect({ nextRaise, standsLeads }).toEqual({ nextRaise: 12_000n, standsLeads: false });
    await chain.travelTo(raisableFrom);
    await raise(chain.wallet(BRAND), { ...pool, stands: true });
    const dispute = await readDispute(chain.wallet(ANN), pool);
    expect(dispute).toMatchObject({ standsLeads: true, raises: 2 });
    await chain.travelTo(dispute.answerBy);
    await settleStatement(chain.wallet(ANN), pool);

    const batch = claimBatchOf(place, leaves, [address(DEE), address(ANN)]);
    const { payments, result } = await claimBatch(chain.wallet(BOB), { deployment, ...batch });
    expect(result).toBe(400_000n);
    expect(new Map(payments.map(({ account, amount }) => [account, amount]))).toEqual(
      new Map([
        [address(ANN), 100_000n],
        [address(DEE), 300_000n],
      ]),
    );
    expect((await claimBatch(chain.wallet(BOB), { deployment, ...batch })).payments).toEqual([]);
    expect(() => claimBatchOf(place, leaves, [address(BRAND)])).toThrow(MerkleError);
    expect(() => claimBatchOf(place, leaves, [])).toThrow(MerkleError);
  });
});

describe("editions and royalties", () => {
  it("are paid in an ERC-20 by an exact approval, and come to the pool", async () => {
    const { deployment, token } = chain;
    const edition = { editionPrice: 40n, editionToken: token, editionCap: 3 };
    const { campaign, pool, schedule, work } = await open(edition);
    const collector = chain.wallet(DEE);
    await certify(chain.wallet(ANN), work("ann's"));
    expect(await readEdition(collector, pool)).toBeNull();
    const content = { digest: digestOfText("all of it"), codec: "dag-pb", kind: "video" } as const;
    await expect(mintEdition(collector, { ...pool, content })).rejects.toMatchObject(refusedAs("NoEdition"));
    await setEdition(chain.wallet(BRAND), { ...pool, content });
    await expect(mintEdition(collector, { ...pool, content })).rejects.toMatchObject({ name: "ContractReverted" });
    await chain.travelTo(schedule.rollAt);
    const mint = { address: token, abi: demoTokenAbi, functionName: "mint", args: [address(DEE), 100n] } as const;
    const hash = await writeContract(collector, { ...mint, chain: null, account: collector.account });
    await waitForTransactionReceipt(collector, { hash });

    const other = { ...content, kind: "image" } as const;
    await expect(mintEdition(collector, { ...pool, content: other })).rejects.toMatchObject(refusedAs("OtherContent"));
    await mintEdition(collector, { ...pool, content, amount: 2n });
    expect(await readEdition(collector, pool)).toMatchObject({ content, minted: 2n, cap: 3, price: 40n });
    expect(await readEditionBalance(collector, { ...pool, account: address(DEE) })).toBe(2n);
    expect(await readPool(collector, { ...pool, token })).toMatchObject({ proceeds: 80n });

    const forwarder = await readForwarder(collector, pool);
    expect((await deployForwarder(chain.wallet(ANN), pool)).result).toBe(forwarder);
    const paid = await sendTransaction(collector, {
      to: forwarder,
      value: 9n,
      chain: null,
      account: collector.account,
    });
    await waitForTransactionReceipt(collector, { hash: paid });
    expect((await flushRoyalties(chain.wallet(ANN), { deployment, campaign })).result).toBe(9n);
    expect(await readPool(collector, pool)).toMatchObject({ proceeds: 9n });
  });
});
