/** The pools' world with what brings them proceeds: royalty forwarders, and editions of a campaign that sells them. */
import type { Address, Hex } from "viem";
import { deployPools, ETH, type Person, type PoolWorld, until, viem } from "../RewardPools/support.ts";
import { digestOf, Kind, open, type Settings } from "./world.ts";

export const PRICE = 1_000n;
export const CONTENT = { digest: digestOf("the collective work"), codec: 1, kind: Kind.image as number };

export async function deployEditions() {
  const world = await deployPools();
  const royalties = await viem.deployContract("Royalties", [world.pools.address]);
  const editions = await viem.deployContract("Editions", [
    world.contributions.address,
    world.pools.address,
    royalties.address,
  ]);
  return { ...world, royalties, editions };
}

export type EditionsWorld = Awaited<ReturnType<typeof deployEditions>>;

/** A campaign that sells editions at {@link PRICE}, locked, with its content set; the number and when its roll closes. */
export async function openSelling(world: EditionsWorld, changes: Partial<Settings> = {}) {
  const { contributions, editions, brand } = world;
  const { campaign } = await open(world, { editionPrice: PRICE, ...changes });
  await contributions.write.lock([campaign]);
  await editions.write.setEdition([campaign, CONTENT], { account: brand.account });
  const [, , , rollAt] = await contributions.read.scheduleOf([campaign]);
  return { campaign, rollAt };
}

/** {@link openSelling}, after its roll. */
export async function openSold(world: EditionsWorld, changes: Partial<Settings> = {}) {
  const { campaign, rollAt } = await openSelling(world, changes);
  await until(rollAt);
  return campaign;
}

export const mint = (
  world: EditionsWorld,
  campaign: number,
  by: Person,
  amount: bigint,
  { value = 0n, to = by.account.address as Address, content = CONTENT } = {},
): Promise<Hex> => world.editions.write.mint([campaign, to, amount, content], { account: by.account, value });

/** What the editions and forwarders hold of a token; nothing may stay in the former. */
export async function heldBy(world: PoolWorld, token: Address, holder: Address): Promise<bigint> {
  if (token === ETH) return world.publicClient.getBalance({ address: holder });
  return (await viem.getContractAt("DemoToken", token)).read.balanceOf([holder]);
}
