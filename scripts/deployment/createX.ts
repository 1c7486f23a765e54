import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { type Hex, isHex, keccak256 } from "viem";
import { CreateXMissing } from "./errors.ts";

const require = createRequire(import.meta.url);

/** The factory that makes addresses independent of who deploys: the same address and code on every chain that has it. */
export const createX = "0xba5Ed099633D3B313e4D5F7bdc1305d3c28ba5Ed";

const codeHash = "0xbd8a7ea8cfca7b4e5f5041d7d4b17bc317c5ce42cfbc42066a00cf26b43eb53f";
const signer = "0xeD456e05CaAb11d66C4c797dD6c1D6f9A7F352b5";

/**
 * Makes sure that a chain has CreateX. A development node gets it by the transaction that its makers signed beforehand
 * for every chain; on a public chain somebody has to have sent that already.
 *
 * @throws {CreateXMissing} when a public chain lacks it, or something else is there
 */
export async function ensureCreateX(provider: EIP1193Provider, { place }: { place: boolean }): Promise<void> {
  const found = await codeOf(provider);
  if (found === "0x" && place) await send(provider);
  const code = found === "0x" && place ? await codeOf(provider) : found;
  if (keccak256(code) !== codeHash) throw new CreateXMissing(createX, code === "0x" ? "nothing" : "other code");
}

async function send(provider: EIP1193Provider): Promise<void> {
  // 3,000,000 gas at the 100 gwei it was signed with.
  await provider.request({ method: "hardhat_setBalance", params: [signer, "0x58d15e176280000"] });
  const hash = await provider.request({ method: "eth_sendRawTransaction", params: [await presigned()] });
  const deadline = Date.now() + 60_000;
  while ((await provider.request({ method: "eth_getTransactionReceipt", params: [hash] })) === null) {
    if (Date.now() > deadline) throw new CreateXMissing(createX, "a transaction that no block takes");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Ignition has it, and keeps it to itself: it would place CreateX on chain 31337 only, and rehearsals have other ids. */
async function presigned(): Promise<Hex> {
  const ignition = dirname(require.resolve("@nomicfoundation/ignition-core"));
  const path = join(ignition, "internal", "execution", "strategy", "createx-artifact.js");
  const { presignedTx }: { presignedTx?: unknown } = await import(pathToFileURL(path).href);
  if (!isHex(presignedTx)) throw new Error(`Ignition no longer has CreateX's transaction in ${path}.`);
  return presignedTx;
}

async function codeOf(provider: EIP1193Provider): Promise<Hex> {
  const code = await provider.request({ method: "eth_getCode", params: [createX, "latest"] });
  return isHex(code) ? code : "0x";
}
