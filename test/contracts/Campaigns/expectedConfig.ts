import { encodeAbiParameters, getAbiItem, type Hex, keccak256 } from "viem";
import type { Opened, World } from "../support/world.ts";

/** The config hash as {ICampaigns-configOf} defines it, computed here from nothing but the ABI. */
export async function expectedConfig(
  world: World,
  { campaign, settings }: Opened,
  version: number,
  terms: Hex,
): Promise<Hex> {
  const tuple = getAbiItem({ abi: world.contributions.abi, name: "settingsOf" }).outputs;
  const settingsHash = keccak256(encodeAbiParameters(tuple, [settings]));
  const whole = keccak256(
    encodeAbiParameters(
      [
        { type: "uint256" },
        { type: "address" },
        { type: "uint32" },
        { type: "bytes32" },
        { type: "uint32" },
        { type: "bytes32" },
      ],
      [
        BigInt(await world.publicClient.getChainId()),
        world.contributions.address,
        campaign,
        settingsHash,
        version,
        terms,
      ],
    ),
  );
  return whole.slice(0, 42) as Hex;
}
