import { mnemonicToAccount } from "viem/accounts";

/** The phrase that every local chain funds; public, so worth nothing anywhere else. */
const MNEMONIC = "test test test test test test test test test test test junk";

const actor = (index: number, name: string) => ({
  name,
  account: mnemonicToAccount(MNEMONIC, { addressIndex: index }),
});

/** Who plays what in the demo; the page's demo wallet knows the same people by the same numbers. */
export const actors = {
  deployer: actor(0, "Deployer"),
  brand: actor(1, "Brand"),
  curator: actor(2, "Curator"),
  arbiter: actor(3, "Arbiter"),
  ada: actor(4, "Ada"),
  bruno: actor(5, "Bruno"),
  chiyo: actor(6, "Chiyo"),
  collector: actor(7, "Collector"),
} as const;

export type Actor = (typeof actors)[keyof typeof actors];
