import { readFile } from "node:fs/promises";
import { type Address, erc20Abi, type Hex, parseAbi } from "viem";
import { deployContract, readContract, waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import type { ClaimSubmission } from "../../sdk/src/api/intakeSchemas.ts";
import { claimDesk, evenly, poor, TOO_CHEAP } from "./support/claimDesk.ts";
import { BRAND, type IntakeStage } from "./support/intakeStage.ts";
import { standingCampaign } from "./support/standingStatement.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

/** Five of a token with six digits. */
const FIVE = 5_000_000n;
const listingAbi = parseAbi(["function setMode(uint8 mode)", "function list(address account, bool yes)"]);
/** `HostileToken.Mode` that fails for a listed receiver. */
const BLACKLIST = 8;

describe("claims on behalf in an ERC-20", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  const { send, look, until, tryTogether, refused, balance, claimed, rows } = claimDesk(() => stage);
  const tokens = (account: Address, token = stage.chain.token) =>
    readContract(stage.chain.wallet(BRAND), {
      address: token,
      abi: erc20Abi,
      functionName: "balanceOf",
      args: [account],
    });

  it("are paid in the token, to accounts that have neither it nor ETH, and go together", async () => {
    const { token } = stage.chain;
    const accounts = poor(3);
    const pool = await standingCampaign(stage, 10n * FIVE, [token]);
    const shares = accounts.map((account, index) => ({ account, cumulative: FIVE * BigInt(index + 1) }));
    const sent = await pool.stand(shares, token);
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    const ids: string[] = [];
    // As somebody may write the addresses.
    for (const one of sent) ids.push((await send(held, { ...one, token: token as Hex })).id);
    await stage.endRelays();
    await tryTogether(database);
    const relay = await stage.start(database);
    const paid = await Promise.all(ids.map((id) => until(relay, id, "paid")));
    for (const { account, cumulative } of shares) {
      expect(await tokens(account)).toBe(cumulative);
      expect(await balance(account)).toBe(0n);
    }
    const events = await claimed(pool.campaign, token);
    expect(events.map(({ args }) => args.account.toLowerCase()).sort()).toEqual([...accounts].sort());
    expect(paid.map(({ transaction }) => transaction)).toEqual(events.map(({ transactionHash }) => transactionHash));
    expect(new Set(paid.map(({ transaction }) => transaction)).size).toBe(1);
    expect(paid[0]).toMatchObject({ token: token.toLowerCase(), cumulative: FIVE.toString(), trouble: null });
    // What it cost by the receipt, in wei, whatever it paid in.
    const [spent] = await rows<{ spent: string }>(database, "select sum(spent) as spent from relay.payouts");
    expect(BigInt(spent?.spent ?? 0)).toBeGreaterThan(0n);
    // Sent again, it is the same claim; nobody is paid twice.
    expect(await send(relay, sent[0] as ClaimSubmission)).toEqual(paid[0]);
    expect(await tokens(accounts[0] as Hex)).toBe(FIVE);
  });

  it("pay the rest by the next statement, and of two pools of one campaign each its own", async () => {
    const { token } = stage.chain;
    const [account, other] = poor(2) as [Hex, Hex];
    const pool = await standingCampaign(stage, 100n * FIVE, [token]);
    /** A statement gives out at least half of what is left: the rest is somebody else's. */
    const shares = (own: bigint, rest: bigint) => [
      { account, cumulative: own },
      { account: other, cumulative: rest * FIVE },
    ];
    const relay = await stage.start(await stage.database(), {
      CLAIM_LEAST: JSON.stringify({ [token.toLowerCase()]: String(FIVE) }),
    });
    const [first] = (await pool.stand(shares(FIVE, 59n), token)) as [ClaimSubmission];
    await until(relay, (await send(relay, first)).id, "paid");
    // In ETH the same number is next to nothing: what a token pays isn't held against gas, and ETH is.
    const [eth] = (await pool.stand(shares(FIVE, 59n))) as [ClaimSubmission];
    expect(await refused(relay, eth)).toBe("422 not-worth-it, direct");
    expect(await refused(relay, { ...first, token: eth.token })).toBe("422 wrong-proof");
    const [second] = (await pool.stand(shares(2n * FIVE, 83n), token)) as [ClaimSubmission];
    const { id } = await send(relay, second);
    await until(relay, id, "paid");
    expect(await tokens(account)).toBe(2n * FIVE);
    expect((await claimed(pool.campaign, token)).map(({ args }) => args.cumulative)).toEqual([FIVE, 2n * FIVE]);
    expect(await balance(account)).toBe(0n);
    // Less than the operator pays out in this token.
    const [third] = (await pool.stand(shares(3n * FIVE - 1n, 93n), token)) as [ClaimSubmission];
    expect(await refused(relay, third)).toBe("422 not-worth-it, direct");
  });

  it("whose token has an account listed wait, say why, and hold up no others", async () => {
    const token = await listingToken();
    const [good, listed] = poor(2) as [Hex, Hex];
    const pool = await standingCampaign(stage, 3n * FIVE, [token]);
    const sent = await pool.stand(evenly([good, listed], FIVE), token);
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    const ids: string[] = [];
    for (const one of sent) ids.push((await send(held, one)).id);
    await stage.endRelays();
    await list(token, listed, true);
    const relay = await stage.start(database);
    await until(relay, ids[0] ?? "", "paid");
    expect(await tokens(good, token)).toBe(FIVE);
    const waits = await eventually(
      () => look(relay, ids[1] ?? ""),
      ({ trouble }) => trouble !== null,
      "a claim that says why it waits",
    );
    expect(waits).toMatchObject({ state: "waiting", transaction: null });
    await list(token, listed, false);
    await until(relay, ids[1] ?? "", "paid");
    expect(await tokens(listed, token)).toBe(FIVE);
    expect((await claimed(pool.campaign, token)).length).toBe(2);
  });

  const list = async (token: Address, account: Address, yes: boolean) => {
    const call = { address: token, abi: listingAbi, functionName: "list", args: [account, yes] } as const;
    const wallet = stage.chain.wallet(BRAND);
    await waitForTransactionReceipt(wallet, { hash: await writeContract(wallet, call) });
  };

  /** One that can list accounts, as the largest dollars do. */
  async function listingToken(): Promise<Address> {
    const wallet = stage.chain.wallet(BRAND);
    const artifact = JSON.parse(
      await readFile("artifacts/contracts/test/mocks/HostileToken.sol/HostileToken.json", "utf8"),
    ) as { bytecode: Hex };
    const hash = await deployContract(wallet, { abi: listingAbi, bytecode: artifact.bytecode });
    const { contractAddress } = await waitForTransactionReceipt(wallet, { hash });
    if (contractAddress == null) throw new Error("no token was deployed");
    const mode = { address: contractAddress, abi: listingAbi, functionName: "setMode", args: [BLACKLIST] } as const;
    await waitForTransactionReceipt(wallet, { hash: await writeContract(wallet, mode) });
    return contractAddress;
  }
});
