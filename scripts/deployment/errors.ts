import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import type { Address } from "viem";
import type { Finding } from "./checkDeployment.ts";

/** Thrown when a chain lacks the factory that the addresses depend on. */
export class CreateXMissing extends ColophonError {
  constructor(address: string, found: string) {
    super({
      code: "createx-missing",
      what: `The chain has ${found} at ${address}, where CreateX is expected.`,
      action:
        "Ask CreateX's makers to bring it to this chain (github.com/pcaversaccio/createx), or send their presigned transaction; without it the protocol would have other addresses here.",
      details: { address, found },
    });
  }
}

/** Thrown when a node serves another chain than was named. */
export class WrongChain extends ColophonError {
  readonly expected: number;
  readonly actual: number;

  constructor(network: string, expected: number, actual: number) {
    super({
      code: "wrong-chain",
      what: `The endpoint of ${network} serves chain ${actual}, not ${expected}.`,
      action: "Set the endpoint to a node of that chain. Nothing was signed.",
      details: { network, expected, actual },
    });
    this.expected = expected;
    this.actual = actual;
  }
}

/** Thrown when a network name, or what it needs, isn't there. */
export class NetworkUnknown extends ColophonError {
  constructor(problem: string, action: string) {
    super({ code: "network-unknown", what: problem, action, details: { problem } });
  }
}

/** Thrown when parameters can't be used: unreadable, or too short for a public chain. */
export class ParametersRefused extends ColophonError {
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[], cause?: unknown) {
    super({
      code: "parameters-refused",
      what: `The parameters in ${path} are refused: ${problems.join("; ")}.`,
      action: "Take modules/parameters/live.json; what is deployed can't be corrected. Nothing was signed.",
      details: { path, problems },
      cause,
    });
    this.problems = problems;
  }
}

/** Thrown when a contract isn't where it was computed to be. */
export class AddressNotAsPredicted extends ColophonError {
  constructor(contract: string, predicted: Address, actual: string) {
    super({
      code: "address-not-as-predicted",
      what: `${contract} is at ${actual}, and ${predicted} was computed beforehand.`,
      action: "Don't use this deployment: the build that was deployed isn't the one that was computed with.",
      details: { contract, predicted, actual },
    });
  }
}

/** Thrown when Ignition couldn't finish. What was placed stays; running again goes on. */
export class DeploymentUnfinished extends ColophonError {
  constructor(problem: string, cause?: unknown) {
    super({
      code: "deployment-unfinished",
      what: `The deployment didn't finish: ${problem}.`,
      action: "Remove the cause and run the same command again: it goes on from what is there.",
      details: { problem },
      cause,
    });
  }
}

/** Thrown when a chain's contracts aren't the build's. */
export class DeploymentDiffers extends ColophonError {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super({
      code: "deployment-differs",
      what: `The chain's contracts are not this build's: ${findings.map(({ contract, problem }) => `${contract} ${problem}`).join("; ")}.`,
      action: "Check out the version and parameters that were deployed, or don't trust this deployment.",
      details: { findings: findings.map(({ contract, address, problem }) => `${contract} at ${address} ${problem}`) },
    });
    this.findings = findings;
  }
}

/** Thrown when a node doesn't tell when a contract came. */
export class StartBlockUnknown extends ColophonError {
  constructor(address: Address, cause: unknown) {
    super({
      code: "start-block-unknown",
      what: `The contracts were there before, and the node doesn't keep what is needed to find the block of ${address}.`,
      action: "Use an endpoint with historic state (an archive node) for this one run.",
      details: { address },
      cause,
    });
  }
}
