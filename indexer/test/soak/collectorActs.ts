import { demoTokenAbi, editionsAbi, rewardPoolsAbi, royaltiesAbi } from "@colophon/sdk/abis/generated.ts";
import type { Hex } from "viem";
import { ACTORS } from "./chainControl.ts";
import { BRAND, type Call, callOf, ETH, type Stage, someCampaign } from "./stage.ts";

/** Editions, royalties and other money that is nobody's deposit, empty rolls. */
export class CollectorActs {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async act(): Promise<Call | null> {
    const { random, chain } = this.#stage;
    const { royalties, rewardPools } = chain.deployment;
    const campaign = await someCampaign(this.#stage);
    const token = random.chance(0.5) ? ETH : chain.token;
    const [from, to] = [random.pick(ACTORS), random.pick(ACTORS)];
    const dice = random.next();
    if (dice < 0.15) return this.name(campaign);
    if (dice < 0.4) return this.mint(campaign, to);
    if (dice < 0.6) return this.move(campaign, from, to);
    if (dice < 0.7) return this.pay(campaign, token);
    if (dice < 0.8) return callOf(from, royalties, royaltiesAbi, "flush", [campaign, token]);
    if (dice < 0.85) return callOf(from, royalties, royaltiesAbi, "deploy", [campaign]);
    if (dice < 0.9) {
      const amount = BigInt(random.between(1, 1_000));
      const value = token === ETH ? amount : 0n;
      return callOf(from, rewardPools, rewardPoolsAbi, "addProceeds", [campaign, token, amount], value);
    }
    if (dice < 0.96) {
      const value = token === ETH ? 100_000n : 0n;
      return callOf(BRAND, rewardPools, rewardPoolsAbi, "proposeEmpty", [campaign, token], value);
    }
    return callOf(BRAND, rewardPools, rewardPoolsAbi, "takeProceeds", [campaign, token, to]);
  }

  /** By the brand: what the editions are of. */
  name(campaign: number): Call {
    const { random, chain, library } = this.#stage;
    const { digest, codec } = random.pick(library.contents);
    const content = { digest, codec: codec === "raw" ? 0 : 1, kind: 1 };
    return callOf(BRAND, chain.deployment.editions, editionsAbi, "setEdition", [campaign, content]);
  }

  /** Royalties, to where they are to be sent. */
  async pay(campaign: number, token: Hex): Promise<Call> {
    const { random, chain } = this.#stage;
    const forwarder = await this.#forwarderOf(campaign);
    const [from, amount] = [random.pick(ACTORS), BigInt(random.between(1, 1_000))];
    if (token === ETH) return { from, to: forwarder, data: "0x", value: amount };
    return callOf(from, chain.token, demoTokenAbi, "transfer", [forwarder, amount]);
  }

  async mint(campaign: number, to: Hex): Promise<Call | null> {
    const { chain, control, random } = this.#stage;
    const { editions: address } = chain.deployment;
    const edition = await control.client
      .readContract({ address, abi: editionsAbi, functionName: "editionOf", args: [campaign] })
      .catch(() => null);
    if (!edition) return null;
    const amount = BigInt(random.between(1, 4));
    const value = edition.token === ETH ? edition.price * amount : 0n;
    const args = [campaign, to, amount, edition.content];
    return callOf(random.pick(ACTORS), address, editionsAbi, "mint", args, value);
  }

  /** One, several at once, none of nothing. */
  async move(campaign: number, from: Hex, to: Hex): Promise<Call> {
    const { chain, control, random } = this.#stage;
    const { editions: address } = chain.deployment;
    const balance = await control.client.readContract({
      address,
      abi: editionsAbi,
      functionName: "balanceOf",
      args: [from, BigInt(campaign)],
    });
    const all = random.chance(0.5) ? balance : balance / 2n;
    if (random.chance(0.5)) {
      return callOf(from, address, editionsAbi, "safeTransferFrom", [from, to, BigInt(campaign), all, "0x"]);
    }
    const nothing = 2n ** 200n + 7n;
    const args = [from, to, [BigInt(campaign), nothing, BigInt(campaign)], [all, 0n, balance - all], "0x"];
    return callOf(from, address, editionsAbi, "safeBatchTransferFrom", args);
  }

  #forwarderOf(campaign: number): Promise<Hex> {
    const { chain, control } = this.#stage;
    const { royalties: address } = chain.deployment;
    return control.client.readContract({ address, abi: royaltiesAbi, functionName: "forwarderOf", args: [campaign] });
  }
}
