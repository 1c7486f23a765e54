/** What authors sign, spelt out once more for the contract tests. */
import { type Address, concatHex, type Hex, hexToBigInt, numberToHex, sliceHex, zeroHash } from "viem";
import { digestOf, header, Kind, type Opened, type WorkFields, type World } from "./world.ts";

export const types = {
  Contribution: [
    { name: "campaign", type: "uint32" },
    { name: "config", type: "bytes20" },
    { name: "author", type: "address" },
    { name: "digest", type: "bytes32" },
    { name: "codec", type: "uint8" },
    { name: "kind", type: "uint8" },
    { name: "aiUse", type: "uint8" },
    { name: "manifest", type: "bytes32" },
    { name: "parents", type: "uint256[]" },
    { name: "epoch", type: "uint32" },
    { name: "deadline", type: "uint64" },
  ],
} as const;

export interface Message {
  campaign: number;
  config: Hex;
  author: Address;
  digest: Hex;
  codec: number;
  kind: number;
  aiUse: number;
  manifest: Hex;
  parents: readonly bigint[];
  epoch: number;
  deadline: bigint;
}

/** The message of a made-up work, good until the campaign closes. */
export const messageOf = (author: Address, of: Opened, name: string, fields: WorkFields = {}): Message => ({
  campaign: of.campaign,
  config: of.config,
  author,
  digest: digestOf(name),
  codec: fields.codec ?? 0,
  kind: fields.kind ?? Kind.image,
  aiUse: fields.aiUse ?? 0,
  manifest: fields.manifest ?? zeroHash,
  parents: fields.parents ?? [],
  epoch: 0,
  deadline: BigInt(of.settings.closes),
});

/** The typed data of a message, for `signTypedData` and `hashTypedData`; `domain` changes parts of the domain. */
export const typedData = (
  world: World,
  message: Message,
  domain: { chainId?: number; verifyingContract?: Address } = {},
) => ({
  domain: { name: "Colophon", version: "1", chainId: 31337, verifyingContract: world.contributions.address, ...domain },
  types,
  primaryType: "Contribution" as const,
  message,
});

/** Sends a signed contribution, paid for by whoever `by` is. */
export const submit = (world: World, message: Message, signature: Hex, by: World["brand"] = world.other) =>
  world.contributions.write.contributeFor(
    [
      message.author,
      header(message, message),
      message.digest,
      message.manifest,
      message.parents,
      message.deadline,
      signature,
    ],
    { account: by.account },
  );

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The same signature with a high s: another name for it, which must not count. */
export function malleable(signature: Hex): Hex {
  const s = ORDER - hexToBigInt(sliceHex(signature, 32, 64));
  const v = hexToBigInt(sliceHex(signature, 64)) === 27n ? 28 : 27;
  return concatHex([sliceHex(signature, 0, 32), numberToHex(s, { size: 32 }), numberToHex(v, { size: 1 })]);
}

/** The 64-byte form of EIP-2098. */
export function compact(signature: Hex): Hex {
  const odd = hexToBigInt(sliceHex(signature, 64)) === 28n;
  const s = hexToBigInt(sliceHex(signature, 32, 64)) | (odd ? 1n << 255n : 0n);
  return concatHex([sliceHex(signature, 0, 32), numberToHex(s, { size: 32 })]);
}
