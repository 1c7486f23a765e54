import { withdrawBondRequest } from "@colophon/sdk/actions/requests/withdrawBondRequest.ts";
import type { Address } from "viem";
import type { AppDeployment } from "../lib/config.ts";
import { ETHER } from "../lib/ether.ts";
import { formatAmount } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface WithdrawBond {
  readonly id: string;
  readonly title: string;
  readonly author: Address;
  /** In wei. */
  readonly bond: bigint;
}

/** Pays an appeal's bond back to who put it up. */
export function withdrawBondPlan(deployment: AppDeployment, appeal: WithdrawBond): Plan {
  const bond = `${formatAmount(appeal.bond, ETHER.decimals, ETHER.decimals)} ETH`;
  return {
    title: `Take ${bond} back`,
    reads: [
      `The bond of the appeal for “${appeal.title}” is paid to whoever put it up.`,
      "It costs only the chain's fee.",
    ],
    signs: [
      { name: "Work", value: appeal.id },
      { name: "To", value: appeal.author },
    ],
    action: "Sign and take back",
    done: "Paid back.",
    steps: [{ name: "Take the bond back", call: () => withdrawBondRequest(deployment, appeal) }],
  };
}
