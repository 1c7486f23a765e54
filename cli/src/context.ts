import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { type Account, createPublicClient, createWalletClient, http, type PublicClient, type WalletClient } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { BadKey } from "./errors.ts";
import type { Output } from "./output.ts";
import { type GlobalFlags, Settings } from "./settings.ts";

/** What a command works with; everything is looked up when it is needed, so that no command asks for what it doesn't use. */
export class Context {
  readonly output: Output;
  readonly settings: Settings;

  constructor(flags: GlobalFlags, output: Output) {
    this.output = output;
    this.settings = new Settings(flags);
  }

  deployment(): Promise<Deployment> {
    return this.settings.deployment();
  }

  /** A client that reads the chain. @throws {BadSetting} */
  async reader(): Promise<PublicClient> {
    return createPublicClient({ transport: http(await this.settings.url("rpcUrl"), TRANSPORT), pollingInterval: 250 });
  }

  /** A client that signs with COLOPHON_KEY. @throws {BadSetting} {BadKey} */
  async signer(): Promise<WalletClient & { account: Account }> {
    const account = this.account();
    const transport = http(await this.settings.url("rpcUrl"), TRANSPORT);
    return createWalletClient({ account, transport, pollingInterval: 250 });
  }

  /** The account of COLOPHON_KEY. @throws {BadKey} */
  account(): Account {
    const key = process.env.COLOPHON_KEY;
    if (key === undefined || key === "") throw new BadKey(true);
    if (!/^0x[0-9a-fA-F]{64}$/.test(key)) throw new BadKey(false);
    try {
      return privateKeyToAccount(key as `0x${string}`);
    } catch {
      throw new BadKey(false);
    }
  }
}

const TRANSPORT = { retryCount: 2, retryDelay: 200, timeout: 20_000 };
