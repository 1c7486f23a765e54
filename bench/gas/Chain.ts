import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Abi, Address, Hex } from "viem";
import type { Person } from "../../test/contracts/support/world.ts";
import type { Artifact } from "./compile.ts";
import { packagesFolder } from "./installPackages.ts";

/** A peer's contract on the chain. */
export interface Deployed {
  address: Address;
  abi: Abi;
}

export interface Sending {
  from?: Person;
  value?: bigint;
}

/** A connection to an in-process chain. */
export type Connection = Pick<typeof import("../../test/contracts/support/world.ts"), "viem" | "provider">;

/**
 * The in-process chain that everything is deployed to, ours and theirs, and the gas of what is sent to it.
 *
 * It is the contract tests' own chain, so that ours are called here as they are tested there, or one that takes contracts of
 * any size.
 */
export class Chain {
  readonly #connection: Connection;
  /** Sends what nobody else is named for. */
  readonly sender: Person;

  constructor(connection: Connection, sender: Person) {
    this.#connection = connection;
    this.sender = sender;
  }

  async deploy({ abi, bytecode }: Artifact, args: readonly unknown[] = []): Promise<Deployed> {
    const client = await this.#connection.viem.getPublicClient();
    const hash = await this.sender.deployContract({ abi, bytecode, args });
    const { contractAddress } = await client.waitForTransactionReceipt({ hash });
    if (contractAddress === null || contractAddress === undefined) throw new Error("The deployment made no contract.");
    return { address: contractAddress, abi };
  }

  /** Sends a call and returns its transaction's gas; a call that reverts throws. */
  async send(to: Deployed, functionName: string, args: readonly unknown[], sending: Sending = {}): Promise<number> {
    const { from = this.sender, value } = sending;
    const call = { address: to.address, abi: to.abi, functionName, args, ...(value === undefined ? {} : { value }) };
    return this.gasOf(from.writeContract({ ...call, account: from.account, chain: null }));
  }

  async read(from: Deployed, functionName: string, args: readonly unknown[] = []): Promise<unknown> {
    const client = await this.#connection.viem.getPublicClient();
    return client.readContract({ address: from.address, abi: from.abi, functionName, args });
  }

  /** The last event of a contract in the newest block. */
  async lastLogOf(address: Address) {
    const client = await this.#connection.viem.getPublicClient();
    const log = (await client.getLogs({ address })).at(-1);
    if (log === undefined) throw new Error(`${address} said nothing in the newest block.`);
    return log;
  }

  /** A transaction's calldata and gas. */
  async transactionOf(hash: Hex): Promise<{ input: Hex; gasUsed: number }> {
    const client = await this.#connection.viem.getPublicClient();
    const { input } = await client.getTransaction({ hash });
    return { input, gasUsed: await this.gasOf(hash) };
  }

  /** Asks the chain itself, for what viem has no function for. */
  async request(method: string, params: unknown[]): Promise<unknown> {
    return this.#connection.provider.request({ method, params });
  }

  /** @throws {Error} when the transaction failed: the gas of a failure is no figure */
  async gasOf(hash: Hex | Promise<Hex>): Promise<number> {
    const client = await this.#connection.viem.getPublicClient();
    const receipt = await client.waitForTransactionReceipt({ hash: await hash });
    if (receipt.status !== "success") throw new Error(`Transaction ${receipt.transactionHash} reverted.`);
    return Number(receipt.gasUsed);
  }
}

/** A compiled contract as a peer's package ships it: Hardhat's, Truffle's and Foundry's files are told apart by their shape. */
export async function shipped(path: string, libraries: Record<string, Address> = {}): Promise<Artifact> {
  const file = JSON.parse(await readFile(join(packagesFolder, "node_modules", path), "utf8")) as {
    abi: Abi;
    bytecode: Hex | { object: Hex; linkReferences: Links };
    linkReferences?: Links;
  };
  const [code, links] =
    typeof file.bytecode === "string"
      ? [file.bytecode, file.linkReferences ?? {}]
      : [file.bytecode.object, file.bytecode.linkReferences];
  return { abi: file.abi, bytecode: link(code, links, libraries) };
}

type Links = Record<string, Record<string, { start: number; length: number }[]>>;

function link(code: Hex, links: Links, libraries: Record<string, Address>): Hex {
  let linked: string = code;
  for (const [name, places] of Object.values(links).flatMap((file) => Object.entries(file))) {
    const address = libraries[name];
    if (address === undefined) throw new Error(`The contract wants library ${name}.`);
    for (const { start, length } of places) {
      const from = 2 + 2 * start;
      linked = linked.slice(0, from) + address.slice(2).toLowerCase() + linked.slice(from + 2 * length);
    }
  }
  return linked as Hex;
}
