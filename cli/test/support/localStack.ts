import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CAR_TYPE } from "@colophon/sdk/content/carLayout.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { writeRuntimeFile } from "../../../scripts/runtime/runtimeFile.ts";
import type { Service } from "../../../scripts/runtime/Service.ts";
import { servicesOf, type Urls, urlsOf } from "../../../scripts/runtime/services.ts";
import { type LocalChain, startLocalChain } from "../../../sdk/test/support/localChain.ts";
import { workerPorts } from "../../../test/support/workerPorts.ts";

export type LocalStack = {
  chain: LocalChain;
  urls: Urls;
  /** What the command needs in its environment to find all of it, as after `npm start`. */
  env: Record<string, string>;
  folder: string;
  services: { ipfs: Service; relay: Service; indexer: Service };
  /** Gives bytes to the relay; answers their CID. */
  upload(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  stop(): Promise<void>;
};

/** A real chain with a clock that tests turn, a real IPFS node and a real relay. The indexer is there and not started. */
export async function startLocalStack(): Promise<LocalStack> {
  const folder = await mkdtemp(join(tmpdir(), "colophon-cli-"));
  const ports = await workerPorts();
  const urls = urlsOf(ports);
  const chain = await startLocalChain({ port: ports.chain });
  const deploymentPath = join(folder, "deployment.json");
  await writeFile(deploymentPath, JSON.stringify(chain.deployment));
  await writeRuntimeFile(folder, urls);
  const { ipfs, relay, indexer } = servicesOf({ dataDir: folder, ports, watch: {} });
  const stop = async () => {
    await Promise.all([indexer.stop(), relay.stop()]);
    await ipfs.stop();
    await chain.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ipfs.start();
    await relay.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    chain,
    urls,
    folder,
    env: { COLOPHON_DATA: folder },
    services: { ipfs, relay, indexer },
    async upload(bytes) {
      const { content, car } = await carOfBlob(new Blob([bytes]));
      const headers = { "content-type": CAR_TYPE };
      const response = await fetch(`${urls.relay}/v1/uploads?root=${content.cid}`, {
        method: "POST",
        headers,
        body: car,
      });
      if (!response.ok) throw new Error(`the relay refused: ${await response.text()}`);
      return content.cid;
    },
    stop,
  };
}
