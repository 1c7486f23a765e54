import { contributionsAbi, rewardPoolsAbi } from "@colophon/sdk/abis/generated.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { Contract, type EventLog, JsonRpcProvider } from "ethers";

/** One pool, in the token's smallest unit. */
interface PoolOnChain {
  funded: bigint;
  refunded: bigint;
  /** The standing statement's total. */
  total: bigint;
  paid: bigint;
  /** By account, lower case: everything its claims of this pool paid. */
  claims: ReadonlyMap<string, bigint>;
}

/** A claim as the API offers it. */
interface Claimable {
  campaign: number;
  token: { address: string };
  account: string;
  cumulative: string;
  proof: readonly string[];
}

const ERC20 = ["function balanceOf(address) view returns (uint256)", "function mint(address to, uint256 amount)"];

/** The chain, read by ethers: a client that shares no code with the page. Close it in the end. */
export class OnChain {
  readonly #provider: JsonRpcProvider;
  readonly #pools: Contract;
  readonly #contributions: Contract;

  constructor(rpcUrl: string, { rewardPools, contributions }: Pick<Deployment, "rewardPools" | "contributions">) {
    // Every question is asked anew: the chain moves between two of them.
    this.#provider = new JsonRpcProvider(rpcUrl, undefined, { cacheTimeout: -1 });
    this.#pools = new Contract(rewardPools, rewardPoolsAbi, this.#provider);
    this.#contributions = new Contract(contributions, contributionsAbi, this.#provider);
  }

  close(): void {
    this.#provider.destroy();
  }

  async pool(campaign: number, token: string): Promise<PoolOnChain> {
    const [{ funded, refunded, total, paid }, logs] = await Promise.all([
      this.#pools.getFunction("poolOf")(campaign, token),
      this.#pools.queryFilter(this.#pools.getEvent("Claimed")(campaign, token), 0),
    ]);
    const claims = new Map<string, bigint>();
    for (const { args } of logs as EventLog[]) {
      const account = String(args.account).toLowerCase();
      claims.set(account, (claims.get(account) ?? 0n) + BigInt(args.amount));
    }
    return { funded, refunded, total, paid, claims };
  }

  /** The block in which the newest statement of a pool was proposed. */
  async proposalBlock(campaign: number, token: string): Promise<number> {
    const logs = await this.#pools.queryFilter(this.#pools.getEvent("StatementProposed")(campaign, token), 0);
    const last = logs.at(-1);
    if (last === undefined) throw new Error(`Nothing was proposed for campaign ${campaign}.`);
    return last.blockNumber;
  }

  /** What a claim would pay as of a block, or why not: the error's name. */
  async tryClaim(
    { campaign, token, account, cumulative, proof }: Claimable,
    block: number | "latest",
  ): Promise<string> {
    try {
      const call = this.#pools.getFunction("claim");
      return String(await call.staticCall(campaign, token.address, account, cumulative, proof, { blockTag: block }));
    } catch (error) {
      return (error as { revert?: { name?: string } }).revert?.name ?? String(error);
    }
  }

  async balance(token: string, account: string): Promise<bigint> {
    return new Contract(token, ERC20, this.#provider).getFunction("balanceOf")(account);
  }

  async owner(id: string): Promise<string> {
    return String(await this.#contributions.getFunction("ownerOf")(id)).toLowerCase();
  }
}
