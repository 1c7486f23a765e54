import type { Account, Address, Chain, Client, Transport } from "viem";
import type { Contracts } from "./requests/request.ts";

/** A viem client that reads: any transport will do. */
export type ReadClient = Client<Transport, Chain | undefined, Account | undefined>;

/** A viem client that also signs: with an account of its own, or with one passed to the action. */
export type WriteClient = Client<Transport, Chain | undefined, Account | undefined>;

/** What reading needs to know of a deployment; any `Deployment` fits. */
export type Target = Contracts & {
  readonly chainId: number;
  /** The block the contracts were deployed in; nothing is searched before it. */
  readonly startBlock: number;
};

/** What every write action takes beside its own parameters. */
export type WriteOptions = {
  deployment: Target;
  /** Who signs; the client's own account by default. */
  account?: Account | Address | undefined;
};
