/**
 * What tests of evidence begin with: a fresh world with one ordinary campaign, or also with a work in it that is contested.
 * `world` and what follows are replaced before each test by the hook that its file names.
 */
import type { Hex } from "viem";
import { commitTo, type PrecedenceError } from "./evidence.ts";
import { certify, deployCore, networkHelpers, type Opened, open, type Person, viem, type World } from "./world.ts";

export const assert = viem.assertions;

export let world: World;
export let opened: Opened;
/** The contested work. */
export let contested: bigint;
/** When its earlier author committed to it, in unix seconds. */
export let earlier: number;

/** Before each test: a campaign that is open. */
export async function openOne() {
  world = await networkHelpers.loadFixture(deployCore);
  opened = await open(world);
}

/** Before each test: `author` committed to "work", which `other` certified later. */
export async function contestOne() {
  await openOne();
  earlier = await commitTo(world, world.author, opened, "work");
  contested = await certify(world, world.other, opened, "work");
}

/** Tells whether an address is this person's. */
export const is = (who: Person) => (address: string) => address.toLowerCase() === who.account.address;

/** What is known of a work; of the contested one if none is named. */
export const at = (id = contested) => world.contributions.read.contributionOf([id]);

/** The call is refused by this error, with these arguments. */
export const refused = (call: Promise<unknown>, name: PrecedenceError, args: unknown[]) =>
  assert.revertWithCustomErrorWithArgs(call as Promise<Hex>, world.precedence, name, args as []);
