import { generateKeyPairSync } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { base58btc } from "multiformats/bases/base58";

/**
 * The node's peer id, made once and kept: `id` has to name one, though this node dials nobody. It is that of an Ed25519 key
 * (an identity hash of the public key in protobuf) whose private half is thrown away, as there is nothing to sign.
 */
export async function peerIdIn(folder: string): Promise<string> {
  const path = join(folder, "peer-id");
  const kept = await readFile(path, "utf8").catch(() => "");
  if (/^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/.test(kept)) return kept;
  const { publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const made = base58btc.baseEncode(Uint8Array.from([0x00, 0x24, 0x08, 0x01, 0x12, 0x20, ...raw]));
  await writeFile(path, made);
  return made;
}
