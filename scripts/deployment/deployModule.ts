import { rename } from "node:fs/promises";
import { join } from "node:path";
import {
  type ArtifactResolver,
  type DeployConfig,
  DeploymentResultType,
  deploy,
  type EIP1193Provider,
  status,
  wipe,
} from "@nomicfoundation/ignition-core";
import { type Address, isAddressEqual } from "viem";
import { colophon } from "../../modules/Colophon.ts";
import { demo } from "../../modules/Demo.ts";
import { parts } from "../../modules/parts.ts";
import { ensureCreateX } from "./createX.ts";
import { AddressNotAsPredicted, DeploymentUnfinished } from "./errors.ts";
import { moduleParameters, type Plan, salt } from "./planDeployment.ts";
import { readJournal } from "./readJournal.ts";

export interface ModuleDeployment {
  provider: EIP1193Provider;
  artifacts: ArtifactResolver;
  plan: Plan;
  /** Where Ignition keeps its journal, artifacts and addresses; nowhere if left out. An unfinished deployment there is resumed. */
  folder?: string;
  /** With play money. */
  demo: boolean;
  /** A development node: CreateX is placed where it is missing. */
  local: boolean;
  /** Who pays; the first account otherwise. The addresses don't depend on it. */
  sender?: (accounts: readonly string[]) => string | undefined;
  config?: Partial<DeployConfig>;
}

/**
 * Deploys the Ignition module, the one place that says what is deployed and how, and compares with what was computed.
 *
 * @returns whether Genesis was there before, brought by somebody else
 * @throws {CreateXMissing} when a public chain lacks the factory
 * @throws {DeploymentUnfinished} naming each contract that failed and why
 * @throws {AddressNotAsPredicted} when a contract is elsewhere
 */
export async function deployModule(options: ModuleDeployment): Promise<{ found: boolean }> {
  const { provider, artifacts, plan, folder, config } = options;
  await ensureCreateX(provider, { place: options.local });
  if (folder !== undefined) await forgetFailures(folder, artifacts);
  const found = await isFound(provider, plan.addresses.Genesis, folder);
  const at = found ? plan.addresses.Genesis : undefined;

  const accounts = (await provider.request({ method: "eth_accounts" })) as string[];
  const defaultSender = options.sender?.(accounts);
  const result = await deploy({
    provider,
    accounts,
    artifactResolver: artifacts,
    ignitionModule: options.demo ? demo(at) : colophon(at),
    deploymentParameters: moduleParameters(plan),
    strategy: "create2",
    strategyConfig: { salt },
    ...(folder === undefined ? {} : { deploymentDir: folder }),
    ...(defaultSender === undefined ? {} : { defaultSender }),
    ...(config === undefined ? {} : { config }),
  }).catch((error: unknown) => {
    throw new DeploymentUnfinished(error instanceof Error ? error.message : String(error), error);
  });
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) {
    const { type, ...details } = result;
    throw new DeploymentUnfinished(`${type} ${JSON.stringify(details)}`);
  }
  for (const name of ["Genesis", ...parts] as const) {
    const predicted = plan.addresses[name];
    const actual = Object.values(result.contracts).find(({ id }) => id === `Colophon#${name}`)?.address;
    if (actual === undefined || !isAddressEqual(actual as Address, predicted)) {
      throw new AddressNotAsPredicted(name, predicted, actual ?? "no address");
    }
  }
  return { found };
}

/**
 * Every step can be repeated without harm, so a failed one is simply taken again. Where a run was cut off while it sent, Ignition
 * would ask a person to look for the transaction; here the chain itself says what is done, so the journal is begun anew.
 */
async function forgetFailures(folder: string, artifacts: ArtifactResolver): Promise<void> {
  const journal = join(folder, "journal.jsonl");
  if ((await readJournal(folder)).cut) {
    await rename(journal, join(folder, `journal.cut-${Date.now()}.jsonl`));
    return;
  }
  const before = await status(folder).catch(() => undefined);
  for (const { futureId } of [...(before?.failed ?? []), ...(before?.timedOut ?? [])]) {
    await wipe(folder, artifacts, futureId);
  }
}

/** Whether Genesis is there, and not by this folder's own transaction. */
async function isFound(provider: EIP1193Provider, genesis: Address, folder: string | undefined): Promise<boolean> {
  const journal = await readJournal(folder);
  if (journal.genesis !== "none") return journal.genesis === "found";
  return (await provider.request({ method: "eth_getCode", params: [genesis, "latest"] })) !== "0x";
}
