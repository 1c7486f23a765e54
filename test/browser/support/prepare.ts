import { buildApp } from "../../../scripts/app/buildApp.ts";
import { ensureArtifacts } from "../../../scripts/deployment/artifacts.ts";
import { compileForLocal } from "../../../scripts/deployment/deployLocal.ts";

/** What all workers' stacks need, once: each finds it made. */
export default async function prepare(): Promise<void> {
  const contracts = async () => {
    await compileForLocal(true);
    await ensureArtifacts(["SmartAccount"]);
  };
  await Promise.all([contracts(), buildApp({ local: true })]);
}
