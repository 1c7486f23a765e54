import { getChainId } from "viem/actions";
import type { ReadClient, Target } from "./client.ts";
import { WrongChain } from "./errors.ts";
import { toActionError } from "./toActionError.ts";

/**
 * Makes sure that the client's endpoint serves the chain that the deployment is on: on another chain the same address may
 * be nobody's, or somebody else's.
 *
 * @throws {WrongChain} {ChainUnreachable}
 *
 * @example
 * await assertChain(client, deployment);
 */
export async function assertChain(client: ReadClient, deployment: Pick<Target, "chainId">): Promise<void> {
  const chainId = await getChainId(client).catch((error: unknown) => {
    throw toActionError(error);
  });
  if (chainId !== deployment.chainId) throw new WrongChain(deployment.chainId, chainId);
}
