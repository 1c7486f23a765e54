import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { readContribution } from "@colophon/sdk/actions/readContribution.ts";
import { type CertifyForParameters, certifyForRequest } from "@colophon/sdk/actions/requests/certifyForRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { chainUnavailable } from "../problems.ts";
import { accountSigned } from "./accountSigned.ts";
import type { RelayChain } from "./relayChain.ts";

export interface CertifiedWork {
  author: Hex;
  certifiedAt: number;
}

/** What the rules of contributions need of the chain beside {@link RelayChain}. Each throws {@link chainUnavailable} where it doesn't answer. */
export interface WorksChain {
  /** Null where no such work is certified. */
  work(id: string): Promise<CertifiedWork | null>;
  /** The campaign's config hash, as of now: what is known of campaigns otherwise is some seconds old. */
  configOf(campaign: number): Promise<Hex>;
  /** Why the chain wouldn't take it from us now; null: it would. */
  whyNot(work: CertifyForParameters): Promise<ContractReverted | null>;
  /** True for the signature of an account that isn't there yet, but would say yes (ERC-6492). */
  wouldSign(account: Address, hash: Hex, signature: Hex): Promise<boolean>;
}

/** @param relay who would pay */
export function worksChain({ client, deployment }: RelayChain, relay: Address): WorksChain {
  return {
    work: async (id) => {
      try {
        const { author, certifiedAt } = await readContribution(client, { deployment, id });
        return { author: author.toLowerCase() as Hex, certifiedAt };
      } catch (error) {
        if (error instanceof ContractReverted && error.errorName === "UnknownContribution") return null;
        throw chainUnavailable(error);
      }
    },
    configOf: (campaign) =>
      readContract(client, {
        address: deployment.contributions,
        abi: worksAbi,
        functionName: "configOf",
        args: [campaign],
      }).catch((error: unknown) => {
        throw chainUnavailable(error);
      }),
    whyNot: async (work) => {
      try {
        await simulateRequest(client, { account: relay, request: certifyForRequest(deployment, work) });
        return null;
      } catch (error) {
        if (error instanceof ContractReverted) return error;
        throw chainUnavailable(error);
      }
    },
    wouldSign: (address, hash, signature) => accountSigned(client, { address, hash, signature }),
  };
}
