/**
 * One in-process chain for all contract tests, and the smallest world to act in: the core contracts, people with roles,
 * and helpers that open campaigns and certify. Everything here is written against the interfaces, not with the SDK, so that
 * a fault in the SDK can't hide one in the contracts.
 */
import { network } from "hardhat";
import {
  type Address,
  concatHex,
  getContractAddress,
  type Hex,
  keccak256,
  numberToHex,
  toHex,
  zeroAddress,
  zeroHash,
} from "viem";

export const { viem, networkHelpers, provider } = await network.create();

export const DAY = 86_400;
export const LIMITS = {
  reviewMin: 3 * DAY,
  appealMin: 3 * DAY,
  finalityMin: DAY,
  appealBondCap: 10n ** 18n,
} as const;
/** Periods of the pools, as on a live chain. In seconds. */
export const PERIODS = { challenge: 3 * DAY, silence: 14 * DAY, reopen: 30 * DAY, refund: 180 * DAY } as const;

export const Ai = { any: 0, disclosed: 1, none: 2 } as const;
export const Format = { open: 0, mosaic: 1, story: 2, remix: 3 } as const;
export const Kind = { other: 0, image: 1, video: 2, audio: 3, text: 4, model: 5 } as const;

export const TERMS = keccak256(toHex("terms, version 1"));

/** The core contracts, freshly deployed. Use through `networkHelpers.loadFixture(deployCore)`. */
export async function deployCore() {
  const [brand, arbiter, curator, author, other, relay, collector] = await viem.getWalletClients();
  if (!brand || !arbiter || !curator || !author || !other || !relay || !collector) throw new Error("too few accounts");
  const publicClient = await viem.getPublicClient();
  // Contributions names Royalties, which come fourth: their address is known from the deployer's nonce.
  const nonce = await publicClient.getTransactionCount({ address: brand.account.address });
  const royaltiesAt = getContractAddress({ from: brand.account.address, nonce: BigInt(nonce + 3) });
  const contributions = await viem.deployContract("Contributions", [LIMITS, royaltiesAt]);
  const pools = await viem.deployContract("RewardPools", [contributions.address, PERIODS]);
  const curation = await viem.deployContract("Curation", [contributions.address, pools.address]);
  const royalties = await viem.deployContract("Royalties", [pools.address]);
  const editions = await viem.deployContract("Editions", [contributions.address, pools.address, royalties.address]);
  // The same address by its other half's ABI.
  const precedence = await viem.getContractAt("Precedence", contributions.address);
  return {
    brand,
    arbiter,
    curator,
    author,
    other,
    relay,
    collector,
    contributions,
    precedence,
    pools,
    curation,
    royalties,
    editions,
    publicClient,
  };
}

export type World = Awaited<ReturnType<typeof deployCore>>;
export type Person = World["brand"];

/** Settings of an ordinary campaign that is open now, for a week. */
export async function ordinarySettings() {
  const now = await networkHelpers.time.latest();
  return {
    opens: now - 100,
    closes: now + 7 * DAY,
    reviewPeriod: 5 * DAY,
    appealPeriod: 4 * DAY,
    finality: 2 * DAY,
    settleWithin: 30 * DAY,
    votesClose: 0,
    equalBps: 10_000,
    curatedBps: 0,
    communityBps: 0,
    lineageBps: 2_000,
    royaltyBps: 500,
    aiPolicy: Ai.any as number,
    format: Format.open as number,
    sealedUntilClose: false,
    voterRoot: zeroHash as Hex,
    appealBond: 10n ** 16n,
    editionToken: zeroAddress as Address,
    editionPrice: 0n,
    editionCap: 0,
  };
}

export type Settings = Awaited<ReturnType<typeof ordinarySettings>>;

/** Opens a campaign by the brand and returns its number and config hash. */
export async function open(world: World, changes: Partial<Settings> = {}, curators: Address[] = []) {
  const settings = { ...(await ordinarySettings()), ...changes };
  await world.contributions.write.openCampaign(
    [world.arbiter.account.address, world.relay.account.address, settings, TERMS, curators],
    { account: world.brand.account },
  );
  const campaign = await world.contributions.read.campaignCount();
  return { campaign, config: await world.contributions.read.configOf([campaign]), settings };
}

export type Opened = Awaited<ReturnType<typeof open>>;

export interface HeaderFields {
  kind?: number;
  codec?: number;
  aiUse?: number;
  reserved?: number;
}

/** A work header, put together by hand: config 160 ‖ campaign 32 ‖ reserved 48 ‖ kind 8 ‖ codec 4 ‖ aiUse 4. */
export function header(of: { campaign: number; config: Hex }, fields: HeaderFields = {}): bigint {
  const { kind = Kind.image, codec = 0, aiUse = 0, reserved = 0 } = fields;
  return BigInt(
    concatHex([
      of.config,
      numberToHex(of.campaign, { size: 4 }),
      numberToHex(reserved, { size: 6 }),
      numberToHex(kind, { size: 1 }),
      numberToHex(codec * 16 + aiUse, { size: 1 }),
    ]),
  );
}

/** A digest for a made-up work. */
export const digestOf = (name: string): Hex => keccak256(toHex(name));

/** The id that the interfaces promise: campaign ‖ low 224 bits of the digest. */
export const idOf = (campaign: number, digest: Hex): bigint =>
  BigInt(concatHex([numberToHex(campaign, { size: 4 }), `0x${digest.slice(10)}`]));

export interface WorkFields extends HeaderFields {
  manifest?: Hex;
  parents?: readonly bigint[];
}

/** Certifies a work directly and returns its id. */
export async function certify(world: World, by: Person, of: Opened, name: string, fields: WorkFields = {}) {
  await certifying(world, by, of, name, fields);
  return idOf(of.campaign, digestOf(name));
}

/** The transaction of {@link certify}, for tests that expect it to fail or read its receipt. */
export const certifying = (world: World, by: Person, of: Opened, name: string, fields: WorkFields = {}) =>
  world.contributions.write.contribute(
    [header(of, fields), digestOf(name), fields.manifest ?? zeroHash, fields.parents ?? []],
    { account: by.account },
  );

/** Mines a block `seconds` later than the last one. */
export const wait = (seconds: number) => networkHelpers.time.increase(seconds);

/** For assertions on a revert's arguments: is the address that of this account, in whatever case? */
export const is = (who: World["brand"]) => (address: string) => address.toLowerCase() === who.account.address;
