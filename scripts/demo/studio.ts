import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { createWalletClient, http, type WalletClient } from "viem";
import type { Chain } from "../runtime/chain/startChain.ts";
import type { Urls } from "../runtime/services.ts";
import type { Actor } from "./actors.ts";

/** What making the demo needs: a chain whose clock it moves, the services, and everybody's wallet. */
export interface Studio {
  chain: Pick<Chain, "advanceTo" | "now">;
  urls: Pick<Urls, "rpc" | "api" | "relay" | "gateway">;
  deployment: Deployment;
  /** A wallet client of one of the actors. */
  client(who: Actor): WalletClient;
}

export function studioOf(parts: Omit<Studio, "client">): Studio {
  const clients = new Map<Actor, WalletClient>();
  return {
    ...parts,
    client(who) {
      const known = clients.get(who);
      if (known !== undefined) return known;
      // A block comes as soon as there is a transaction: look often.
      const made = createWalletClient({ account: who.account, transport: http(parts.urls.rpc), pollingInterval: 30 });
      clients.set(who, made);
      return made;
    },
  };
}
