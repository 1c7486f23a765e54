import type { WalletClient } from "viem";
import type { Config } from "wagmi";
import { getConnection, getWalletClient, switchChain } from "wagmi/actions";

/** The connected wallet on the deployment's chain: wallets sign typed data for the chain they are on only. Asks to switch where it has to. */
export async function signingClient(wagmi: Config, chainId: number): Promise<WalletClient> {
  if (getConnection(wagmi).chainId !== chainId) await switchChain(wagmi, { chainId });
  return getWalletClient(wagmi, { chainId });
}
