import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { type Studio, studioOf } from "../../../scripts/demo/studio.ts";
import type { Stack } from "../../../scripts/runtime/startStack.ts";

/** For what a test does beside the page: everybody's wallet on the stack's chain, through the SDK. */
export async function studio(stack: Stack): Promise<Studio> {
  return studioOf({ chain: stack.chain, urls: stack.urls, deployment: await readDeployment(stack.deploymentPath) });
}
