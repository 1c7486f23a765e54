import type { ArtifactResolver, DeploymentParameters } from "@nomicfoundation/ignition-core";
import {
  type Abi,
  type Address,
  concatHex,
  encodeAbiParameters,
  getContractAddress,
  type Hex,
  isHex,
  keccak256,
  numberToHex,
  stringToHex,
} from "viem";
import { type Part, parts } from "../../modules/parts.ts";
import { createX } from "./createX.ts";
import { genesisArguments } from "./genesisArguments.ts";
import type { Parameters } from "./parameters.ts";

/**
 * The salt of Genesis. It names nobody, so nobody's key is needed for another chain; that it is free for all does no harm,
 * as the address is bound to the code and its arguments.
 */
export const salt = stringToHex("Colophon: made by those named.", { size: 32 });

/** What is to be deployed, and where that will be. The same on every chain and machine for the same source and parameters. */
export interface Plan {
  parameters: Parameters;
  /** Creation code by contract, without arguments. */
  code: Record<Part, Hex>;
  abi: Record<Part, Abi>;
  addresses: Record<Part | "Genesis", Address>;
}

/**
 * Computes where everything will be, without any chain.
 *
 * @example const { addresses } = await planDeployment(parameters, artifactFolder);
 */
export async function planDeployment(parameters: Parameters, artifacts: ArtifactResolver): Promise<Plan> {
  const load = async (name: string) => {
    const { bytecode, abi, linkReferences } = await artifacts.loadArtifact(name);
    if (!isHex(bytecode) || Object.keys(linkReferences).length > 0) {
      throw new Error(`${name} isn't whole: abstract, or to be linked with libraries.`);
    }
    return { code: bytecode, abi: abi as Abi };
  };
  const [genesis, ...made] = await Promise.all([load("Genesis"), ...parts.map(load)]);
  const of = <T>(pick: (artifact: { code: Hex; abi: Abi }) => T) =>
    Object.fromEntries(parts.map((part, number) => [part, pick(made[number] ?? genesis)])) as Record<Part, T>;
  const code = of((artifact) => artifact.code);
  const at = genesisAddress(genesis, Object.values(code), parameters);
  const addresses = Object.fromEntries(parts.map((part, number) => [part, partAddress(at, number)]));
  return {
    parameters,
    code,
    abi: of((artifact) => artifact.abi),
    addresses: { Genesis: at, ...(addresses as Record<Part, Address>) },
  };
}

/** What modules/Colophon.ts asks for. */
export function moduleParameters({ parameters, code }: Plan): DeploymentParameters {
  const codes = parts.flatMap((part) => [
    [`${part}Code`, code[part]],
    [`${part}CodeHash`, keccak256(code[part])],
  ]);
  return { Colophon: { ...parameters, ...Object.fromEntries(codes) } };
}

function genesisAddress({ code, abi }: { code: Hex; abi: Abi }, codes: readonly Hex[], given: Parameters): Address {
  const made = abi.find((entry) => entry.type === "constructor");
  if (made === undefined) throw new Error("Genesis has no constructor.");
  const args = encodeAbiParameters(made.inputs, genesisArguments(codes, given));
  // CreateX hashes a salt that names neither the sender nor the chain.
  return getContractAddress({
    opcode: "CREATE2",
    from: createX,
    salt: keccak256(salt),
    bytecode: concatHex([code, args]),
  });
}

/** CREATE3: a proxy by CREATE2, which is the same for all contracts, and the contract by that proxy's first CREATE. */
function partAddress(genesis: Address, number: number): Address {
  const proxy = getContractAddress({
    opcode: "CREATE2",
    from: genesis,
    salt: numberToHex(number, { size: 32 }),
    bytecode: "0x67363d3d37363d34f03d5260086018f3",
  });
  return getContractAddress({ opcode: "CREATE", from: proxy, nonce: 1n });
}
