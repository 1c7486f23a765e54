import type { AppDeployment } from "../lib/config.ts";

/** One deployment's name, for what the browser keeps. */
export function placeOf({ chainId, contributions }: Pick<AppDeployment, "chainId" | "contributions">): string {
  return `${chainId}:${contributions.toLowerCase()}`;
}
