import { type Address, type Hex, hexToBigInt, hexToString, isHex, numberToHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { ACTORS, type Actor } from "./actors.ts";

/**
 * The mnemonic that every local development chain funds. It is public knowledge and worth nothing anywhere else; all the
 * same this module is only ever part of builds for a local chain (see `loadDemoWallet`).
 */
const MNEMONIC = "test test test test test test test test test test test junk";

interface Request {
  readonly method: string;
  readonly params?: unknown;
}

export interface DemoProvider {
  request(request: Request): Promise<unknown>;
  actor(): Actor;
  choose(address: Address): void;
}

/** What EIP-1193 wallets throw; `code` tells libraries which failure it is. */
class ProviderError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * An EIP-1193 provider over the local chain's RPC that signs with the chosen actor's key, in the page.
 *
 * @param rpc One JSON-RPC call to the chain.
 */
export function demoProvider(chainId: number, rpc: (request: Request) => Promise<unknown>, first: Actor): DemoProvider {
  let current = first;
  const account = (address: unknown) => {
    const actor = ACTORS.find((candidate) => candidate.address === String(address).toLowerCase());
    if (actor === undefined) throw new ProviderError(4100, `The demo wallet has no key for ${String(address)}.`);
    return mnemonicToAccount(MNEMONIC, { addressIndex: actor.index });
  };

  async function send(transaction: Record<string, Hex | undefined>): Promise<unknown> {
    const from = account(transaction.from ?? current.address);
    const call = { from: from.address, to: transaction.to, data: transaction.data, value: transaction.value };
    const [nonce, gas, price] = await Promise.all([
      rpc({ method: "eth_getTransactionCount", params: [from.address, "pending"] }),
      transaction.gas ?? rpc({ method: "eth_estimateGas", params: [call] }),
      rpc({ method: "eth_gasPrice" }),
    ]);
    const fee = quantity(price);
    const raw = await from.signTransaction({
      type: "eip1559",
      chainId,
      to: transaction.to as Address,
      data: transaction.data ?? "0x",
      value: quantity(transaction.value ?? "0x0"),
      nonce: Number(quantity(nonce)),
      // A fifth more than asked for: state may move between the estimate and the block.
      gas: (quantity(gas) * 12n) / 10n,
      maxFeePerGas: fee * 2n,
      maxPriorityFeePerGas: fee < 1_000_000_000n ? fee : 1_000_000_000n,
    });
    return rpc({ method: "eth_sendRawTransaction", params: [raw] });
  }

  return {
    actor: () => current,
    choose(address) {
      const actor = ACTORS.find((candidate) => candidate.address === address.toLowerCase());
      if (actor !== undefined) current = actor;
    },
    async request(request) {
      const params = Array.isArray(request.params) ? request.params : [];
      switch (request.method) {
        case "eth_accounts":
        case "eth_requestAccounts":
          return [current.address];
        case "eth_chainId":
          return numberToHex(chainId);
        case "wallet_switchEthereumChain":
          if (Number(params[0]?.chainId) === chainId) return null;
          throw new ProviderError(4902, "The demo wallet knows only the local chain.");
        case "personal_sign": {
          const message: unknown = params[0];
          return account(params[1]).signMessage({ message: isHex(message) ? { raw: message } : String(message) });
        }
        case "eth_signTypedData_v4":
          return account(params[0]).signTypedData(JSON.parse(asText(params[1])));
        case "eth_sendTransaction":
          return send(params[0]);
        default:
          return rpc(request);
      }
    },
  };
}

function quantity(value: unknown): bigint {
  if (!isHex(value)) throw new ProviderError(-32603, "The chain answered with something that is no number.");
  return hexToBigInt(value);
}

function asText(value: unknown): string {
  return isHex(value) ? hexToString(value) : String(value);
}
