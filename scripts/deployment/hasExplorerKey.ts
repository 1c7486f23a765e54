import { hardhat } from "./hardhat.ts";

/** Whether there is a key for Etherscan, in the environment or Hardhat's keystore. */
export async function hasExplorerKey(): Promise<boolean> {
  const { config } = await hardhat();
  return await config.verify.etherscan.apiKey.get().then(
    () => true,
    () => false,
  );
}
