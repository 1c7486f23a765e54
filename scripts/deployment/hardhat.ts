import { root } from "../runtime/paths.ts";

/**
 * Hardhat with the build that is deployed (see hardhat.config.ts). It takes a second to load, so only where it is needed.
 *
 * @param reading a network of the configuration to be its default one, to read from: no key is asked for
 */
export async function hardhat(reading?: string) {
  process.env.COLOPHON_BUILD = "deployment";
  const [{ createHardhatRuntimeEnvironment }, { default: config }] = await Promise.all([
    import("hardhat/hre"),
    import("../../hardhat.config.ts"),
  ]);
  const named = reading === undefined ? undefined : config.networks?.[reading];
  if (reading === undefined || named?.type !== "http") return await createHardhatRuntimeEnvironment(config, {}, root);
  const networks = { ...config.networks, [reading]: { ...named, accounts: "remote" as const } };
  return await createHardhatRuntimeEnvironment({ ...config, networks }, { network: reading }, root);
}
