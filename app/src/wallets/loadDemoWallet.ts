import type { CreateConnectorFn } from "wagmi";
import type { AppConfig } from "../lib/config.ts";
import { setNames } from "../lib/names.ts";

/**
 * The demo wallet's connector, where there is one: only in builds made for a local chain (the condition is a constant at
 * build time, so that other builds don't even contain the module), and only if the page really talks to a chain on this
 * machine.
 */
export async function loadDemoWallet(config: AppConfig): Promise<CreateConnectorFn[]> {
  // The imports stand inside the condition, so that the bundler drops them with it.
  if (import.meta.env.VITE_COLOPHON_LOCAL === "1" && config.local && config.deployment.chainId === 31337) {
    const [{ ACTORS }, { demoConnector }] = await Promise.all([
      import("./demo/actors.ts"),
      import("./demo/demoConnector.ts"),
    ]);
    setNames(new Map(ACTORS.map((actor) => [actor.address, actor.name])));
    return [demoConnector()];
  }
  return [];
}
