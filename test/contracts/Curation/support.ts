/** The world of the tests of appeals, votes and polls: the real campaigns, and a pool that does as it is told. */
import { type Address, type Hex, hexToBigInt, numberToHex, zeroHash } from "viem";
import { slotAt, tokenSlot } from "../support/slots.ts";
import {
  certify,
  DAY,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  type Person,
  viem,
  type World,
} from "../support/world.ts";

export { certify, DAY, digestOf, idOf, networkHelpers, type Opened, open, type Person, viem };

export const BOND = 10n ** 16n;
export const State = { none: 0, pending: 1, upheld: 2, rejected: 3 } as const;
export const Receiver = { accept: 0, reject: 1, reenter: 2 } as const;
export const Pool = { accept: 0, refuse: 1, reenter: 2 } as const;

/** One campaign with a work by the author, one by somebody else, and curation before a pool that can be hostile. */
export async function deployCuration() {
  const core = await deployCore();
  const poolsMock = await viem.deployContract("PoolsMock", [core.contributions.address]);
  const curation = await viem.deployContract("Curation", [core.contributions.address, poolsMock.address]);
  const receiver = await viem.deployContract("HostileReceiver");
  const world = { ...core, poolsMock, curation, receiver };
  const opened = await open(core);
  // At the same times, another brand's, under another arbiter.
  await core.contributions.write.openCampaign(
    [core.collector.account.address, core.relay.account.address, opened.settings, digestOf("terms"), []],
    { account: core.author.account },
  );
  return {
    ...world,
    opened,
    rival: await core.contributions.read.campaignCount(),
    ...timesOf(opened),
    id: await certify(core, core.author, opened, "work"),
    otherId: await certify(core, core.other, opened, "other work"),
  };
}

export type CurationWorld = Awaited<ReturnType<typeof deployCuration>>;

/** When appeals are made (`from` to `middle`) and decided (`middle` to `end`), spelt out once more. */
export function timesOf({ settings }: Opened) {
  const reveals = settings.sealedUntilClose ? 7 * DAY : 0;
  const from = settings.closes + reveals + settings.reviewPeriod;
  return { from, middle: from + Math.floor(settings.appealPeriod / 2), end: from + settings.appealPeriod };
}

/** The time of the next transaction. */
export const next = (time: number) => networkHelpers.time.setNextBlockTimestamp(time);

/** Appeals now, with the ordinary bond. */
export const appeal = (world: CurationWorld, by: Person, id = world.id, value = BOND) =>
  world.curation.write.appeal([id], { account: by.account, value });

/** Appeals in the first second in which one can. */
export async function appealed(world: CurationWorld, by: Person, id = world.id) {
  if ((await networkHelpers.time.latest()) < world.from) await next(world.from);
  return appeal(world, by, id);
}

export interface Decision {
  id: bigint;
  author: Address;
  upheld: boolean;
  score: number;
  note: Hex;
}

/** A rejection of the author's appeal, or what `changes` make of it. */
export const decision = (world: CurationWorld, changes: Partial<Decision> = {}): Decision => ({
  id: world.id,
  author: world.author.account.address,
  upheld: false,
  score: 0,
  note: zeroHash,
  ...changes,
});

export const decide = (
  world: CurationWorld,
  decisions: Decision[],
  by: Person = world.arbiter,
  campaign = world.opened.campaign,
) => world.curation.write.decideAppeals([campaign, decisions], { account: by.account });

/** Decides in the first second in which one can. */
export async function decided(world: CurationWorld, decisions: Decision[]) {
  if ((await networkHelpers.time.latest()) < world.middle) await next(world.middle);
  return decide(world, decisions);
}

export const balanceOf = (world: World, { address }: { address: Address }) =>
  world.publicClient.getBalance({ address });

/** For arguments of events and errors: this address, however it is written. */
export const is = (who: { address: Address } | Person) => (given: string) =>
  given.toLowerCase() === ("account" in who ? who.account.address : who.address).toLowerCase();

/** Corrects the authorship of a work that never left its author, straight in storage: its owner is its author. */
export async function correctAuthor(world: World, id: bigint, author: Address) {
  const word = await slotAt(world, tokenSlot(id));
  const corrected = ((word >> 160n) << 160n) | hexToBigInt(author);
  await networkHelpers.setStorageAt(world.contributions.address, tokenSlot(id), numberToHex(corrected, { size: 32 }));
}
