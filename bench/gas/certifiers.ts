/** How others put a work on chain. Each is deployed as its makers deploy it, and called in the cheapest way that keeps the content's name. */
import { type Address, type Hex, keccak256, toHex, zeroAddress, zeroHash } from "viem";
import { type Chain, shipped } from "./Chain.ts";
import type { Artifact } from "./compile.ts";
import type { Peer } from "./Peer.ts";

/** Gas of an author's later and first work. */
export interface Minting {
  name: string;
  later: number;
  first: number;
  note?: string;
}

/** Holds what was minted before, so that a contract's own first mint is nobody's figure. */
const SOMEBODY: Address = "0x0000000000000000000000000000000000000b1e";

/** A URI as long as a CIDv1 makes it. */
const uriOf = (work: string) => `ipfs://bafybei${keccak256(toHex(work)).slice(2, 54)}`;

async function minting(name: string, mint: (work: string) => Promise<number>, note?: string): Promise<Minting> {
  const first = await mint("first");
  return { name, first, later: await mint("later"), ...(note === undefined ? {} : { note }) };
}

const EAS = "@ethereum-attestation-service/eas-contracts/artifacts/contracts";

/** EAS with a schema that says what a certification says: campaign, digest, manifest. */
export async function attesting(
  chain: Chain,
): Promise<{ minting: Minting; reference: number; timestamp: number; each: number }> {
  const registry = await chain.deploy(await shipped(`${EAS}/SchemaRegistry.sol/SchemaRegistry.json`));
  const eas = await chain.deploy(await shipped(`${EAS}/EAS.sol/EAS.json`), [registry.address]);
  await chain.send(registry, "register", ["uint32 campaign,bytes32 digest,bytes32 manifest", zeroAddress, false]);
  const schema = keccak256(
    `0x${Buffer.from("uint32 campaign,bytes32 digest,bytes32 manifest").toString("hex")}${"00".repeat(21)}`,
  );
  const attest = (work: string, refUID: Hex = zeroHash) => {
    const data: Hex = `0x${"00".repeat(31)}01${keccak256(toHex(work)).slice(2)}${keccak256(toHex("manifest")).slice(2)}`;
    const request = {
      recipient: chain.sender.account.address,
      expirationTime: 0n,
      revocable: false,
      refUID,
      data,
      value: 0n,
    };
    return chain.send(eas, "attest", [{ schema, data: request }]);
  };
  const made = await minting("EAS attest", attest);
  const uid = await lastAttestation(chain, eas.address);
  const reference = (await attest("child", uid)) - (await attest("orphan"));
  const many = Array.from({ length: 500 }, (_, n) => keccak256(toHex(`stamp ${n}`)));
  const timestamp = await chain.send(eas, "timestamp", [keccak256(toHex("stamp"))]);
  const each = (await chain.send(eas, "multiTimestamp", [many])) / many.length;
  return { minting: made, reference, timestamp, each };
}

async function lastAttestation(chain: Chain, address: Address): Promise<Hex> {
  const uid = (await chain.lastLogOf(address)).data;
  return `0x${uid.slice(2, 66)}`;
}

export const tutorial = async (chain: Chain, compiled: (name: string) => Artifact): Promise<Minting> => {
  const token = await chain.deploy(compiled("OpenZeppelinTutorial"));
  await chain.send(token, "award", [SOMEBODY, uriOf("before")]);
  return minting("OpenZeppelin ERC721URIStorage", (work) =>
    chain.send(token, "award", [chain.sender.account.address, uriOf(work)]),
  );
};

export async function erc721a(
  chain: Chain,
  compiled: (name: string) => Artifact,
): Promise<{ minting: Minting; each: number }> {
  const token = await chain.deploy(compiled("Erc721aMint"));
  await chain.send(token, "mint", [SOMEBODY, 1n]);
  const mint = (count: bigint) => chain.send(token, "mint", [chain.sender.account.address, count]);
  const made = await minting(
    "ERC721A",
    () => mint(1n),
    "ERC721A knows a count and no content: neither digest nor URI is written",
  );
  return { minting: made, each: (await mint(5_000n)) / 5_000 };
}

const ART_BLOCKS = "@artblocks/contracts/artifacts/contracts";

/** Art Blocks' V3 core; its minter is a plain account here, so that a minter contract's gas doesn't count against it. */
export async function artBlocks(chain: Chain): Promise<Minting> {
  const reader = await chain.deploy(
    await shipped(`${ART_BLOCKS}/libs/v0.8.x/BytecodeStorageV1.sol/BytecodeStorageReader.json`),
  );
  const randomizer = await chain.deploy(
    await shipped(`${ART_BLOCKS}/randomizer/deprecated/RandomizerV2.sol/BasicRandomizerV2.json`),
  );
  const acl = await chain.deploy(await shipped(`${ART_BLOCKS}/AdminACLV0.sol/AdminACLV0.json`));
  const core = await chain.deploy(
    await shipped(`${ART_BLOCKS}/archive/GenArt721CoreV3.sol/GenArt721CoreV3.json`, {
      BytecodeStorageReader: reader.address,
    }),
    ["Works", "WORK", randomizer.address, acl.address, 1n],
  );
  const artist = chain.sender.account.address;
  await chain.send(randomizer, "assignCoreAndRenounce", [core.address]);
  await chain.send(core, "addProject", ["Works", artist]);
  await chain.send(core, "updateMinterContract", [artist]);
  await chain.send(core, "mint_Ecf", [SOMEBODY, 1n, artist]);
  return minting("Art Blocks V3", () => chain.send(core, "mint_Ecf", [artist, 1n, artist]));
}

export async function manifold(chain: Chain): Promise<Minting> {
  const creator = await chain.deploy(
    await shipped("@manifoldxyz/creator-core-solidity/build/contracts/ERC721Creator.json"),
    ["Works", "WORK"],
  );
  const mint = encodesOverload(creator.abi, "mintBase", 2);
  await chain.send({ ...creator, abi: mint }, "mintBase", [SOMEBODY, uriOf("before")]);
  return minting("Manifold ERC721Creator", (work) =>
    chain.send({ ...creator, abi: mint }, "mintBase", [chain.sender.account.address, uriOf(work)]),
  );
}

/** Of a function with several forms, the one with so many inputs. */
function encodesOverload(abi: Artifact["abi"], name: string, inputs: number): Artifact["abi"] {
  return abi.filter((item) => item.type === "function" && item.name === name && item.inputs.length === inputs);
}

export const peersOf = (all: readonly Minting[], which: "first" | "later"): Peer[] =>
  all.map((one) => ({ name: one.name, gas: one[which], ...(one.note === undefined ? {} : { note: one.note }) }));
