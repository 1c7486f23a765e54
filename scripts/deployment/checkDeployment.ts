import type { ArtifactResolver } from "@nomicfoundation/ignition-core";
import { type Abi, type Address, type Hex, isAddressEqual, type PublicClient } from "viem";
import { type Part, parts } from "../../modules/parts.ts";
import type { Plan } from "./planDeployment.ts";
import type { Rehearsal } from "./rehearse.ts";

/** Something about a deployment that isn't as the build says. */
export interface Finding {
  contract: string;
  address: Address;
  problem: string;
}

/** Getters by which contracts name their neighbours. */
const neighbours: Record<string, Part> = {
  contributions: "Contributions",
  campaigns: "Contributions",
  curation: "Curation",
  pools: "RewardPools",
  rewardPools: "RewardPools",
  royalties: "Royalties",
  editions: "Editions",
};

/**
 * Compares a chain's contracts with those of a rehearsal, byte for byte, and asks each for its neighbours.
 *
 * @returns what differs; nothing if all is as built
 */
export async function checkDeployment(
  client: PublicClient,
  plan: Plan,
  { contracts }: Rehearsal,
  artifacts: ArtifactResolver,
): Promise<Finding[]> {
  const codes = await Promise.all(
    contracts.map(async ({ name, address, code }) => {
      const problem = difference(
        (await client.getCode({ address })) ?? "0x",
        code,
        await immutablesOf(name, artifacts),
      );
      return problem === null ? [] : [{ contract: name, address, problem }];
    }),
  );
  const differing = codes.flat();
  const sound = parts.filter((part) => !differing.some(({ contract }) => contract === part));
  const wiring = await Promise.all(sound.map((part) => checkNeighbours(client, plan, part)));
  return [...differing, ...wiring.flat()];
}

async function checkNeighbours(client: PublicClient, plan: Plan, part: Part): Promise<Finding[]> {
  const address = plan.addresses[part];
  const getters = Object.entries(neighbours).filter(([name]) => isGetter(plan.abi[part], name));
  const findings = await Promise.all(
    getters.map(async ([functionName, neighbour]) => {
      const abi = [{ type: "function", name: functionName, inputs: [], outputs, stateMutability: "view" }] as const;
      const named = (await client.readContract({ address, abi, functionName })) as Address;
      const expected = plan.addresses[neighbour];
      if (isAddressEqual(named, expected)) return [];
      return [{ contract: part, address, problem: `says ${functionName}() is ${named}, not ${expected}` }];
    }),
  );
  return findings.flat();
}

const outputs = [{ type: "address" }] as const;

function isGetter(abi: Abi, name: string): boolean {
  return abi.some(
    (entry) =>
      entry.type === "function" &&
      entry.name === name &&
      entry.inputs.length === 0 &&
      entry.outputs.length === 1 &&
      entry.outputs[0]?.type === "address",
  );
}

interface Range {
  start: number;
  length: number;
}

async function immutablesOf(name: string, artifacts: ArtifactResolver): Promise<readonly Range[]> {
  if (!(parts as readonly string[]).includes(name)) return [];
  const { immutableReferences } = (await artifacts.loadArtifact(name)) as {
    immutableReferences?: Record<string, Range[]>;
  };
  return Object.values(immutableReferences ?? {}).flat();
}

/** Says where two codes differ first, or null where they don't. */
function difference(actual: Hex, expected: Hex, immutables: readonly Range[]): string | null {
  if (actual === expected) return null;
  if (actual === "0x") return "isn't there";
  const [found, wanted] = [Buffer.from(actual.slice(2), "hex"), Buffer.from(expected.slice(2), "hex")];
  if (found.length !== wanted.length) return `has ${found.length} bytes of code, not ${wanted.length}`;
  const at = wanted.findIndex((byte, index) => byte !== found[index]);
  const inside = immutables.some(({ start, length }) => at >= start && at < start + length);
  return `differs at byte ${at} (0x${hex(found[at])}, not 0x${hex(wanted[at])}), ${inside ? "in a value that its constructor set" : "in its code"}`;
}

const hex = (byte = 0) => byte.toString(16).padStart(2, "0");
