import { readFile } from "node:fs/promises";
import { DeploymentMissing } from "./errors.ts";
import { type Deployment, parseDeployment } from "./parseDeployment.ts";

/**
 * Reads a `deployment.json`.
 *
 * @throws {DeploymentMissing} when there is no such file
 * @throws {DeploymentInvalid} when it isn't a deployment
 * @example const deployment = await readDeployment(".colophon/deployment.json");
 */
export async function readDeployment(path: string): Promise<Deployment> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new DeploymentMissing(path, error);
  }
  return parseDeployment(text);
}
