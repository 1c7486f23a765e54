import type { BrowserContext } from "@playwright/test";
import {
  type Address,
  createPublicClient,
  createWalletClient,
  type Hex,
  http,
  isHex,
  numberToHex,
  type TypedDataDefinition,
} from "viem";
import { type HDAccount, mnemonicToAccount } from "viem/accounts";
import { type WalletIdentity, walletInPage } from "./walletInPage.ts";

/** An EIP-1193 error: what wallets throw, told apart by its code. */
class WalletError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Until a page has to know of a change. */
const PATIENCE_MS = 30_000;
const MNEMONIC = "test test test test test test test test test test test junk";
/** What a wallet asks its person about; only these can be rejected. */
const ASKING = [
  "eth_requestAccounts",
  "wallet_requestPermissions",
  "eth_sendTransaction",
  "personal_sign",
  "eth_signTypedData_v4",
  "wallet_switchEthereumChain",
  "wallet_addEthereumChain",
] as const;
type Asking = (typeof ASKING)[number];

export interface TestWalletOptions {
  rpcUrl: string;
  chainId: number;
  /** Which of the local chain's accounts it holds first, 0 … 9. */
  account?: number;
  name?: string;
}

/**
 * A wallet for tests, as a browser extension would be one: announced by EIP-6963, asked by EIP-1193, keys outside the page.
 * It signs with the local chain's accounts, for real, and what it sends is on the chain.
 *
 * @example
 * const wallet = new TestWallet({ rpcUrl: stack.urls.rpc, chainId: 31337, account: 4 });
 * await wallet.install(context);
 * wallet.rejectNext("eth_sendTransaction");
 */
export class TestWallet {
  /** Everything the page asked for, oldest first. */
  readonly requests: { method: string; params: readonly unknown[] }[] = [];
  readonly #rpcUrl: string;
  readonly #identity: WalletIdentity;
  readonly #homeChain: number;
  readonly #knownChains: Set<number>;
  readonly #rejections: string[] = [];
  #account: HDAccount;
  /** The smart account that the wallet acts for with the account's key; null: for the account itself. */
  #contract: Address | null = null;
  #chainId: number;
  #isConnected = false;
  #context: BrowserContext | null = null;

  constructor({ rpcUrl, chainId, account = 4, name = "Test Wallet" }: TestWalletOptions) {
    this.#rpcUrl = rpcUrl;
    this.#homeChain = chainId;
    this.#chainId = chainId;
    this.#knownChains = new Set([chainId]);
    this.#account = accountOf(account);
    this.#identity = { uuid: crypto.randomUUID(), name, rdns: "test.colophon.wallet" };
  }

  get address(): Address {
    return this.#contract ?? this.#account.address;
  }

  /** Makes the wallet part of every page of a context, from its next load on. */
  async install(context: BrowserContext): Promise<void> {
    this.#context = context;
    await context.exposeFunction("testWalletRequest", (request: string) => this.#answer(request));
    await context.addInitScript(walletInPage, this.#identity);
  }

  /** The person picks another account in the wallet. */
  async choose(account: number): Promise<void> {
    this.#account = accountOf(account);
    this.#contract = null;
    await this.#tellAccount();
  }

  /** The wallet is a smart account's from now on, whose key the chosen account is: it signs as that, and sends nothing. */
  async actFor(contract: Address): Promise<void> {
    this.#contract = contract;
    await this.#tellAccount();
  }

  /** The person takes the page's permission away in the wallet. */
  async disconnect(): Promise<void> {
    this.#isConnected = false;
    await this.#emit("accountsChanged", []);
  }

  /** The person changes the wallet's chain; the page may ask to change it back. */
  async useChain(chainId: number): Promise<void> {
    this.#knownChains.add(chainId);
    await this.#setChain(chainId);
  }

  /** The wallet forgets the page's chain (and is on another): asked to switch it answers 4902, until it is added. */
  async forgetChain(other = 1): Promise<void> {
    this.#knownChains.clear();
    await this.useChain(other);
  }

  /** The person will say no to the next question of this kind. */
  rejectNext(method: Asking): void {
    this.#rejections.push(method);
  }

  async #answer(text: string): Promise<string> {
    const { method, params } = JSON.parse(text) as { method: string; params?: unknown };
    const list: readonly unknown[] = Array.isArray(params) ? params : params === undefined ? [] : [params];
    this.requests.push({ method, params: list });
    try {
      this.#askPerson(method);
      return JSON.stringify({ result: (await this.#handle(method, list)) ?? null });
    } catch (error) {
      return JSON.stringify({ error: asRpcError(error) });
    }
  }

  #askPerson(method: string): void {
    const at = this.#rejections.indexOf(method);
    if (at < 0) return;
    this.#rejections.splice(at, 1);
    throw new WalletError(4001, "User rejected the request.");
  }

  async #handle(method: string, params: readonly unknown[]): Promise<unknown> {
    switch (method) {
      case "eth_requestAccounts":
        this.#isConnected = true;
        return [this.address];
      case "eth_accounts":
        return this.#isConnected ? [this.address] : [];
      case "wallet_requestPermissions":
      case "wallet_getPermissions":
        if (method === "wallet_requestPermissions") this.#isConnected = true;
        return this.#isConnected ? [{ parentCapability: "eth_accounts", caveats: [{ value: [this.address] }] }] : [];
      case "wallet_revokePermissions":
        this.#isConnected = false;
        return null;
      case "eth_chainId":
        return numberToHex(this.#chainId);
      case "net_version":
        return String(this.#chainId);
      case "wallet_switchEthereumChain":
        return this.#switch(chainIn(params));
      case "wallet_addEthereumChain":
        this.#knownChains.add(chainIn(params));
        return this.#setChain(chainIn(params));
      case "personal_sign":
        return this.#signMessage(params);
      case "eth_signTypedData_v4":
        return this.#signTypedData(params);
      case "eth_sendTransaction":
        return this.#send(params);
      case "wallet_getCapabilities":
      case "wallet_sendCalls":
        throw new WalletError(4200, `This wallet has no ${method}.`);
      default:
        return this.#forward(method, params);
    }
  }

  async #switch(chainId: number): Promise<null> {
    if (!this.#knownChains.has(chainId)) {
      throw new WalletError(4902, `Unrecognized chain ID "${numberToHex(chainId)}". Try adding the chain first.`);
    }
    return this.#setChain(chainId);
  }

  async #setChain(chainId: number): Promise<null> {
    this.#chainId = chainId;
    await this.#emit("chainChanged", numberToHex(chainId));
    return null;
  }

  async #signMessage([message, address]: readonly unknown[]): Promise<Hex> {
    this.#mustBeMine(address);
    return this.#account.signMessage({ message: isHex(message) ? { raw: message } : String(message) });
  }

  async #signTypedData([address, data]: readonly unknown[]): Promise<Hex> {
    this.#mustBeMine(address);
    const { types, ...rest } = (typeof data === "string" ? JSON.parse(data) : data) as TypedDataDefinition;
    const { EIP712Domain: _, ...own } = types as Record<string, readonly { name: string; type: string }[]>;
    // Wallets refuse to sign for another chain than the one they are on.
    const domainChain = rest.domain?.chainId;
    if (domainChain !== undefined && Number(domainChain) !== this.#chainId) {
      throw new WalletError(
        -32602,
        `Provided chainId "${domainChain}" must match the active chainId "${this.#chainId}"`,
      );
    }
    return this.#account.signTypedData({ ...rest, types: own } as TypedDataDefinition);
  }

  async #send([transaction]: readonly unknown[]): Promise<Hex> {
    const { from, to, data, value, gas } = transaction as Record<string, Hex | undefined>;
    this.#mustBeMine(from);
    if (this.#contract !== null) throw new WalletError(4200, "This smart account's wallet sends no transactions.");
    if (this.#chainId !== this.#homeChain) throw new WalletError(-32603, `The wallet is on chain ${this.#chainId}.`);
    const client = createWalletClient({ account: this.#account, transport: http(this.#rpcUrl) });
    return client.sendTransaction({
      chain: null,
      ...(to ? { to } : {}),
      ...(data ? { data } : {}),
      ...(value ? { value: BigInt(value) } : {}),
      ...(gas ? { gas: BigInt(gas) } : {}),
    });
  }

  /** Everything else is the node's business. */
  async #forward(method: string, params: readonly unknown[]): Promise<unknown> {
    const client = createPublicClient({ transport: http(this.#rpcUrl, { retryCount: 0 }) });
    return client.transport.request({ method, params: [...params] });
  }

  #mustBeMine(address: unknown): void {
    if (!this.#isConnected) throw new WalletError(4100, "The page has no permission to use this wallet.");
    if (String(address).toLowerCase() !== this.address.toLowerCase()) {
      throw new WalletError(4100, `The wallet isn't on account ${String(address)}.`);
    }
  }

  /**
   * Tells the pages, until they know: one that was just loaded asks for the account first and listens afterwards, and would miss a change in
   * between, which no person makes.
   */
  async #tellAccount(): Promise<void> {
    if (!this.#isConnected) return;
    const account = this.address.toLowerCase();
    for (const until = Date.now() + PATIENCE_MS; ; ) {
      await this.#emit("accountsChanged", [this.address]);
      const known = await Promise.all((this.#context?.pages() ?? []).map((page) => page.evaluate(accountInPage)));
      if (known.every((text) => text === null || text.toLowerCase().includes(account))) return;
      if (Date.now() > until) throw new Error(`A page didn't take the change to the account ${this.address}.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #emit(event: string, value: unknown): Promise<void> {
    for (const page of this.#context?.pages() ?? []) {
      await page.evaluate(([name, content]) => window.testWalletEmit?.(name as string, content), [
        event,
        value,
      ] as const);
    }
  }
}

/** The page's own record of its wallet; null where it has none. Sent to the page as source. */
function accountInPage(): string | null {
  if (location.protocol === "about:") return null;
  const record = localStorage.getItem("wagmi.store");
  return record?.includes('"current":"') === true ? record : null;
}

const accountOf = (index: number) => mnemonicToAccount(MNEMONIC, { addressIndex: index });

function chainIn([parameter]: readonly unknown[]): number {
  return Number((parameter as { chainId: Hex }).chainId);
}

/** A node's error comes wrapped by viem; the page gets the node's own, as from any wallet. */
function asRpcError(error: unknown): { code: number; message: string; data?: unknown } {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, data } = at as { code?: unknown; data?: unknown };
    if (typeof code === "number" && code !== -1)
      return { code, message: at.message, ...(data === undefined ? {} : { data }) };
  }
  return { code: -32603, message: error instanceof Error ? error.message : String(error) };
}
