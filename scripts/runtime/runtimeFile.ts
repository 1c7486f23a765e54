import { join } from "node:path";
import { pathsIn } from "./paths.ts";
import type { Urls } from "./services.ts";
import { writeAtomically } from "./writeAtomically.ts";

/**
 * Writes `DATA/runtime.json`: where a local run's services are, so that the command line finds them without any setting
 * (`cli/src/settings.ts` reads it). It stays after the run: whoever asks then hears that nothing answers.
 */
export async function writeRuntimeFile(dataDir: string, urls: Urls): Promise<void> {
  const content = {
    rpcUrl: urls.rpc,
    apiUrl: urls.api,
    relayUrl: urls.relay,
    gatewayUrl: urls.gateway,
    ipfsApiUrl: urls.ipfsApi,
    appUrl: urls.app,
    deployment: pathsIn(dataDir).deployment,
  };
  await writeAtomically(join(dataDir, "runtime.json"), `${JSON.stringify(content, null, 2)}\n`);
}
