import { type Address, formatEther, formatGwei } from "viem";
import { parts } from "../../modules/parts.ts";
import type { Cost } from "./estimateCost.ts";
import type { Plan } from "./planDeployment.ts";

export interface PlanOnChain {
  network: string;
  chainId: number;
  plan: Plan;
  cost: Cost;
  /** Contracts of the plan that are there already. */
  present: ReadonlySet<string>;
  deployer?: { address: Address; balance: bigint };
}

/** What a person reads before anything is signed. */
export function describePlan({ network, chainId, plan, cost, present, deployer }: PlanOnChain): string {
  const total = cost.gas * cost.gasPrice + cost.dataFee;
  const lines = [
    `Colophon on ${network}, chain ${chainId}`,
    "",
    ...(["Genesis", ...parts] as const).map(
      (name) => `  ${name.padEnd(14)} ${plan.addresses[name]}  ${present.has(name) ? "is there" : "to be placed"}`,
    ),
    "",
    "  for ever, as nobody can change it later:",
    ...Object.entries(plan.parameters).map(([name, value]) => `  ${name.padEnd(14)} ${inWords(name, value)}`),
    "",
    `  cost from nothing: ${cost.gas} gas at ${formatGwei(cost.gasPrice)} gwei` +
      `${cost.dataFee > 0n ? `, at most ${formatEther(cost.dataFee)} ETH for data` : ""} = ${formatEther(total)} ETH` +
      `${chainId === 42_161 || chainId === 421_614 ? ", and what Arbitrum takes for data" : ""}`,
    deployer === undefined
      ? "  paid by: whoever's key is DEPLOYER_KEY; the addresses don't depend on it"
      : `  paid by: ${deployer.address}, who has ${formatEther(deployer.balance)} ETH`,
  ];
  return `${lines.join("\n")}\n`;
}

function inWords(name: string, value: number | bigint): string {
  if (name === "appealBondCap") return `${formatEther(BigInt(value))} ETH`;
  const seconds = Number(value);
  return seconds >= 86_400 ? `${seconds / 86_400} days` : `${seconds} seconds`;
}
