import { ColophonError } from "../errors/ColophonError.ts";
import { quote } from "../errors/quote.ts";

/** Thrown when there is no deployment where one was looked for. */
export class DeploymentMissing extends ColophonError {
  readonly path: string;

  constructor(path: string, cause?: unknown) {
    super({
      code: "deployment-missing",
      what: `No deployment was found at ${quote(path, 200)}.`,
      action:
        "Deploy the contracts first (npm start does so for a local chain), or set DEPLOYMENT to the path of a deployment.json.",
      details: { path },
      cause,
    });
    this.path = path;
  }
}

/** Thrown when a deployment is there and isn't one that can be used. `problem` says where and why. */
export class DeploymentInvalid extends ColophonError {
  readonly problem: string;

  constructor(problem: string, cause?: unknown) {
    super({
      code: "deployment-invalid",
      what: `The deployment can't be used: ${problem}.`,
      action: "Let scripts/deploy.ts write it again from Ignition's output; it is never edited by hand.",
      details: { problem },
      cause,
    });
    this.problem = problem;
  }
}

/** Thrown when a deployment is of another chain than the node's. */
export class DeploymentOfOtherChain extends ColophonError {
  readonly expected: number;
  readonly actual: number;

  constructor(expected: number, actual: number) {
    super({
      code: "deployment-of-other-chain",
      what: `The deployment is of chain ${expected}, and the node answers for chain ${actual}.`,
      action: "Set RPC_URL to a node of the deployment's chain, or DEPLOYMENT to that chain's deployment.json.",
      details: { expected, actual },
    });
    this.expected = expected;
    this.actual = actual;
  }
}

/** Thrown when a chain has no code where a deployment says it has. */
export class DeploymentNotOnChain extends ColophonError {
  readonly address: string;

  constructor(address: string, chainId: number) {
    super({
      code: "deployment-not-on-chain",
      what: `Chain ${chainId} has no contract at ${address}, where the deployment says it has one.`,
      action: "The chain was made anew or is not synced that far: wait for the node, or deploy again.",
      details: { address, chainId },
    });
    this.address = address;
  }
}

/** Thrown when the contracts were changed since a chain got them. */
export class DeploymentOutdated extends ColophonError {
  readonly contracts: readonly string[];

  constructor(contracts: readonly string[]) {
    super({
      code: "deployment-outdated",
      what: `This chain has an older ${contracts.join(", ")} than the checkout.`,
      action:
        "Contracts are immutable: begin anew with `npm start -- --fresh`, or go back to the version that made this chain.",
      details: { contracts },
    });
    this.contracts = contracts;
  }
}
