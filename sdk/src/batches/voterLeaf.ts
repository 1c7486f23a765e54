import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { parseAccount } from "../ids/account.ts";
import { nobleKeccak } from "../merkle/keccak.ts";

/**
 * The leaf of a campaign's list of voters: `keccak(keccak(abi.encode(address)))`, as OpenZeppelin's StandardMerkleTree over
 * `["address"]` has it.
 *
 * @throws {MalformedId}
 * @example verifyProof(settings.voterRoot, voterLeaf(voter), proof)
 */
export function voterLeaf(voter: string): `0x${string}` {
  const word = new Uint8Array(32);
  word.set(hexToBytes(parseAccount(voter).slice(2)), 12);
  nobleKeccak(word, word);
  nobleKeccak(word, word);
  return `0x${bytesToHex(word)}`;
}
