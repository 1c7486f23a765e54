import { type Address, erc20Abi, parseEther } from "viem";
import { getBalance, getBlock, readContract, waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoTokenAbi } from "../../src/abis/generated.ts";
import { ContractReverted } from "../../src/actions/ContractReverted.ts";
import { certify } from "../../src/actions/certify.ts";
import { claim } from "../../src/actions/claim.ts";
import { claimMany } from "../../src/actions/claimMany.ts";
import { decideDispute } from "../../src/actions/decideDispute.ts";
import { disputeStatement } from "../../src/actions/disputeStatement.ts";
import { fund } from "../../src/actions/fund.ts";
import { proposeStatement } from "../../src/actions/proposeStatement.ts";
import { readCampaign } from "../../src/actions/readCampaign.ts";
import { readClaimed } from "../../src/actions/readClaimed.ts";
import { readCredit } from "../../src/actions/readCredit.ts";
import { readPool } from "../../src/actions/readPool.ts";
import { readSchedule } from "../../src/actions/readSchedule.ts";
import { ETH } from "../../src/actions/requests/request.ts";
import { review } from "../../src/actions/review.ts";
import { settleStatement } from "../../src/actions/settleStatement.ts";
import { withdraw } from "../../src/actions/withdraw.ts";
import { contentIdOf } from "../../src/content/contentIdOf.ts";
import { codecOf } from "../../src/ids/names.ts";
import { type ComputedStatement, computeStatement } from "../../src/rewards/computeStatement.ts";
import type { RollWork } from "../../src/rewards/types.ts";
import { writeStatement } from "../../src/rewards/writeStatement.ts";
import { type LocalChain, startLocalChain, type Wallet } from "../support/localChain.ts";
import { openQuickCampaign, workOf } from "../support/works.ts";

const BRAND = 0;
const ARBITER = 1;
const [ANN, BOB, CID, DEE] = [2, 3, 4, 5];
/** Odd, so that shares don't divide. */
const TOKENS = 1_000_000_003n;
const WEI = parseEther("1") + 7n;

let chain: LocalChain;
beforeAll(async () => {
  chain = await startLocalChain();
});
afterAll(() => chain?.stop());

const address = (index: number): Address => chain.wallet(index).account.address;

async function mint(wallet: Wallet, amount: bigint): Promise<void> {
  const request = { address: chain.token, abi: demoTokenAbi, functionName: "mint" } as const;
  const args = [wallet.account.address, amount] as const;
  const hash = await writeContract(wallet, { ...request, args, chain: null, account: wallet.account });
  await waitForTransactionReceipt(wallet, { hash });
}

async function balanceOf(token: Address, account: Address): Promise<bigint> {
  if (token === ETH) return getBalance(chain.wallet(BRAND), { address: account });
  return readContract(chain.wallet(BRAND), {
    address: token,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [account],
  });
}

/** Opens, funds, certifies three, rejects one, and lets the roll close. */
async function playCampaign() {
  const { deployment } = chain;
  const brand = chain.wallet(BRAND);
  const { campaign, config, settings } = await openQuickCampaign(chain);
  await mint(brand, TOKENS * 2n);
  const funded = await fund(brand, { deployment, campaign, token: chain.token, amount: TOKENS });
  expect(funded.result).toBe(TOKENS);
  expect((await fund(brand, { deployment, campaign, amount: WEI })).result).toBe(WEI);

  const work = (text: string) => ({ deployment, ...workOf(campaign, config, `${campaign} ${text}`) });
  const ann = await certify(chain.wallet(ANN), work("ann's"));
  const bob = await certify(chain.wallet(BOB), work("bob's"));
  const remix = await certify(chain.wallet(CID), { ...work("cid's remix of ann's"), parents: [ann.id, bob.id] });
  const verdict = { id: bob.id, author: address(BOB), accepted: false, reason: 1 } as const;
  await review(brand, { deployment, campaign, verdicts: [verdict] });
  const { rollAt } = await readSchedule(brand, { deployment, campaign });
  await chain.travelTo(rollAt);

  const certifiedAt = async (sent: { receipt: { blockNumber: bigint } }) =>
    Number((await getBlock(brand, { blockNumber: sent.receipt.blockNumber })).timestamp);
  const alone = (index: number) => [{ account: address(index).toLowerCase(), bps: 10_000 }];
  const shared = [
    { account: address(CID).toLowerCase(), bps: 6_667 },
    { account: address(DEE).toLowerCase(), bps: 3_333 },
  ];
  const base = { score: 0, votes: 0 };
  const roll: RollWork[] = [
    {
      ...base,
      id: ann.id,
      author: address(ANN),
      certifiedAt: await certifiedAt(ann),
      parents: [],
      credits: alone(ANN),
    },
    {
      ...base,
      id: remix.id,
      author: address(CID),
      certifiedAt: await certifiedAt(remix),
      parents: [ann.id, bob.id],
      credits: shared,
    },
  ];
  return { campaign, settings, roll, rollAt };
}

async function propose(played: Awaited<ReturnType<typeof playCampaign>>, token: Address, total: bigint) {
  const { deployment } = chain;
  const { campaign, settings: rule, roll, rollAt } = played;
  const place = { chainId: deployment.chainId, pool: deployment.rewardPools, campaign, token };
  const statement = computeStatement({ ...place, rule, roll, total });
  const block = await getBlock(chain.wallet(BRAND));
  const sources = { rollAt, block: { number: Number(block.number), hash: block.hash }, code: "test" };
  const file = new TextEncoder().encode([...writeStatement(statement, sources)].join(""));
  const { digest, codec } = await contentIdOf(file);
  const { result } = await proposeStatement(chain.wallet(BRAND), {
    deployment,
    campaign,
    token,
    root: statement.root,
    total,
    statement: { digest, codec: codecOf(codec) },
  });
  return { statement, number: result };
}

function claimsOf(statement: ComputedStatement, campaign: number, token: Address) {
  return statement.accounts.map(({ account }) => {
    const found = statement.claimOf(account);
    if (found === undefined) throw new Error("no claim");
    return { campaign, token, account, cumulative: found.cumulative, proof: found.proof };
  });
}

describe("the money path", () => {
  it("pays everybody what the statement says, and the pool to the last unit, in an ERC-20 and in ETH", async () => {
    const { deployment } = chain;
    const brand = chain.wallet(BRAND);
    const played = await playCampaign();
    const { campaign } = played;
    expect((await readCampaign(brand, { deployment, campaign })).locked).toBe(true);

    const pools = [
      { token: chain.token, total: TOKENS },
      { token: ETH, total: WEI },
    ];
    const claims = [];
    for (const { token, total } of pools) {
      const { statement, number } = await propose(played, token, total);
      expect(number).toBe(1);
      expect(statement.accounts.reduce((sum, { cumulative }) => sum + cumulative, 0n)).toBe(total);
      claims.push(...claimsOf(statement, campaign, token));
    }
    // Ann, Cid and Dee in both tokens; Bob's work was rejected.
    expect(claims).toHaveLength(6);
    expect(claims.some(({ account }) => account === address(BOB).toLowerCase())).toBe(false);

    const tooEarly = claimMany(brand, { deployment, claims });
    await expect(tooEarly).rejects.toBeInstanceOf(ContractReverted);
    await expect(tooEarly).rejects.toMatchObject({ errorName: "NothingStands" });
    const { claimableFrom } = await readPool(brand, { deployment, campaign });
    await chain.travelTo(claimableFrom);

    const before = await Promise.all(claims.map(({ token, account }) => balanceOf(token, account)));
    const { payments } = await claimMany(chain.wallet(8), { deployment, claims });
    const after = await Promise.all(claims.map(({ token, account }) => balanceOf(token, account)));
    expect(after.map((balance, i) => balance - (before[i] ?? 0n))).toEqual(claims.map(({ cumulative }) => cumulative));
    expect(payments.map(({ amount }) => amount)).toEqual(claims.map(({ cumulative }) => cumulative));
    for (const { token, total } of pools) {
      const pool = await readPool(brand, { deployment, campaign, token });
      expect(pool).toMatchObject({ funded: total, paid: total, total, refunded: 0n, state: "none" });
    }

    const [first] = claims;
    if (first === undefined) throw new Error("no claim");
    expect(await readClaimed(brand, { deployment, ...first })).toBe(first.cumulative);
    await expect(claim(brand, { deployment, ...first })).rejects.toMatchObject({ errorName: "NothingToClaim" });
    expect((await claimMany(brand, { deployment, claims })).payments).toEqual([]);

    // The bonds come back, and then the contract holds nothing.
    for (const { token } of pools) {
      await settleStatement(brand, { deployment, campaign, token });
      const credit = await readCredit(brand, { deployment, account: address(BRAND), token });
      expect(credit).toBeGreaterThan(0n);
      expect((await withdraw(brand, { deployment, token, to: address(BRAND) })).result).toBe(credit);
      expect(await balanceOf(token, deployment.rewardPools)).toBe(0n);
    }
  });

  it("lets a contributor dispute a wrong statement, and the arbiter throw it out", async () => {
    const { deployment } = chain;
    const played = await playCampaign();
    const { campaign } = played;
    await mint(chain.wallet(BOB), TOKENS);
    await propose(played, chain.token, TOKENS);
    const pool = { deployment, campaign, token: chain.token };
    await disputeStatement(chain.wallet(BOB), pool);
    expect((await readPool(chain.wallet(BOB), pool)).state).toBe("disputed");
    const { pendingRoot: root, pendingTotal: total } = await readPool(chain.wallet(BOB), pool);
    const decision = { ...pool, root, total, stands: false };
    await expect(decideDispute(chain.wallet(BOB), decision)).rejects.toMatchObject({
      errorName: "NotTheArbiter",
    });
    await expect(decideDispute(chain.wallet(ARBITER), { ...decision, total: total - 1n })).rejects.toMatchObject({
      errorName: "OtherStatement",
    });
    await decideDispute(chain.wallet(ARBITER), decision);
    expect(await readPool(chain.wallet(BOB), pool)).toMatchObject({ state: "none", total: 0n });
    const stake = await readCredit(chain.wallet(BOB), { deployment, account: address(BOB), token: chain.token });
    expect(stake).toBeGreaterThan(0n);
  });

  it("refuses to propose before the roll has closed", async () => {
    const { deployment } = chain;
    const { campaign } = await openQuickCampaign(chain);
    await fund(chain.wallet(BRAND), { deployment, campaign, amount: WEI });
    const statement = { digest: `0x${"1".repeat(64)}`, codec: "raw" } as const;
    const proposal = { deployment, campaign, root: `0x${"2".repeat(64)}`, total: WEI, statement, bond: 1n } as const;
    await expect(proposeStatement(chain.wallet(BRAND), proposal)).rejects.toMatchObject({ errorName: "RollOpen" });
  });
});

describe("fund", () => {
  it("uses an allowance where there is one, and says what is missing where there are no tokens", async () => {
    const { deployment } = chain;
    const { campaign } = await openQuickCampaign(chain);
    const funder = chain.wallet(7);
    const poor = fund(funder, { deployment, campaign, token: chain.token, amount: 5n });
    await expect(poor).rejects.toMatchObject({ errorName: "ERC20InsufficientBalance" });
    await mint(funder, 5n);
    await fund(funder, { deployment, campaign, token: chain.token, amount: 5n });
    expect(await balanceOf(chain.token, funder.account.address)).toBe(0n);
    expect(await readPool(funder, { deployment, campaign, token: chain.token })).toMatchObject({ funded: 5n });
  });

  it("names a campaign that isn't there", async () => {
    const { deployment } = chain;
    const action = fund(chain.wallet(BRAND), { deployment, campaign: 999, amount: 1n });
    await expect(action).rejects.toThrow("There is no campaign 999.");
  });
});
