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

type World = typeof import("../../test/contracts/support/world.ts");

/**
 * The in-process chain that everything is deployed to, ours and theirs, and the gas of what is sent to it.
 *
 * It is the contract tests' own chain, so that ours are called here as they are tested there.
 */
export class Chain {
  readonly #world: World;
  /** Sends what nobody else is named for. */
  readonly sender: Person;

  constructor(world: World, sender: Person) {
    this.#world = world;
    this.sender = sender;
  }

  async deploy({ abi, bytecode }: Artifact, args: readonly unknown[] = []): Promise<Deployed> {
    const client = await this.#world.viem.getPublicClient();
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
    const client = await this.#world.viem.getPublicClient();
    return client.readContract({ address: from.address, abi: from.abi, functionName, args });
  }

  /** The last event of a contract in the newest block. */
  async lastLogOf(address: Address) {
    const client = await this.#world.viem.getPublicClient();
    const log = (await client.getLogs({ address })).at(-1);
    if (log === undefined) throw new Error(`${address} said nothing in the newest block.`);
    return log;
  }

  /** @throws {Error} when the transaction failed: the gas of a failure is no figure */
  async gasOf(hash: Hex | Promise<Hex>): Promise<number> {
    const client = await this.#world.viem.getPublicClient();
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
