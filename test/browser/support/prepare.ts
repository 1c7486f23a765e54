import { buildApp } from "../../../scripts/app/buildApp.ts";
import { compileForLocal } from "../../../scripts/deployment/deployLocal.ts";

/** What all workers' stacks need, once: each finds it made. */
export default async function prepare(): Promise<void> {
  await Promise.all([compileForLocal(true), buildApp({ local: true })]);
}
