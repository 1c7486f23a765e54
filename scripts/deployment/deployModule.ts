import {
  type ArtifactResolver,
  type DeployConfig,
  type DeploymentParameters,
  DeploymentResultType,
  deploy,
  type EIP1193Provider,
} from "@nomicfoundation/ignition-core";
import Colophon from "../../modules/Colophon.ts";
import Demo from "../../modules/Demo.ts";

export interface ModuleDeployment {
  provider: EIP1193Provider;
  artifacts: ArtifactResolver;
  /** Where Ignition keeps its journal, artifacts and addresses. An unfinished deployment there is resumed. */
  folder: string;
  parameters: DeploymentParameters;
  /** With play money. */
  demo: boolean;
  /** Who pays; the first account otherwise. */
  sender?: (accounts: readonly string[]) => string | undefined;
  config?: Partial<DeployConfig>;
}

/**
 * Deploys the Ignition module, the one place that says what is deployed and how.
 *
 * @throws {Error} naming each contract that failed and why
 */
export async function deployModule(options: ModuleDeployment): Promise<void> {
  const { provider, artifacts, folder, parameters, demo, config } = options;
  const accounts = (await provider.request({ method: "eth_accounts" })) as string[];
  const defaultSender = options.sender?.(accounts);
  const result = await deploy({
    provider,
    accounts,
    deploymentDir: folder,
    artifactResolver: artifacts,
    ignitionModule: demo ? Demo : Colophon,
    deploymentParameters: parameters,
    ...(defaultSender === undefined ? {} : { defaultSender }),
    ...(config === undefined ? {} : { config }),
  });
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) {
    throw new Error(`The contracts could not be deployed: ${JSON.stringify(result, null, 2)}`);
  }
}
