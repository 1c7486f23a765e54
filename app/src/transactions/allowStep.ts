import { readAllowance } from "@colophon/sdk/actions/approve.ts";
import { approveRequest } from "@colophon/sdk/actions/requests/approveRequest.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import type { Address, Client } from "viem";
import type { AppDeployment } from "../lib/config.ts";
import type { Step } from "./plan.ts";

interface Allow {
  readonly client: Client;
  readonly token: Address;
  readonly owner: Address;
  /** Who may take it; the pools by default. */
  readonly spender?: Address;
  /** In the token's smallest unit; asked at the last moment where only the chain knows it. */
  readonly amount: () => bigint | Promise<bigint>;
  /** "Allow the pool to take 500 USDC" */
  readonly name: string;
}

/** The signature that lets the pools (or a `spender`) take an ERC-20, for exactly what the next step needs; none for ETH, or where it is allowed already. */
export function allowStep(
  deployment: AppDeployment,
  { client, token, owner, spender, amount, name }: Allow,
): readonly Step[] {
  if (token === ETH) return [];
  return [
    {
      name,
      call: async () => {
        const needed = await amount();
        const allowed = await readAllowance(client, { deployment, token, owner, spender });
        return allowed >= needed ? null : approveRequest(deployment, { token, amount: needed, spender });
      },
    },
  ];
}
