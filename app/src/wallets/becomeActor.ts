import type { Connector } from "wagmi";
import type { Actor } from "./demo/actors.ts";

/** Has the demo wallet be somebody else; any other wallet has no such thing, and nothing happens. */
export function becomeActor(connector: Connector | undefined, actor: Actor): void {
  const switcher = connector as { become?: (address: Actor["address"]) => Promise<void> } | undefined;
  void switcher?.become?.(actor.address);
}
