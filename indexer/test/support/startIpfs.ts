import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../ipfs/src/serve.ts";

/** A real IPFS node of the test's own. */
export async function startIpfs(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "colophon-ipfs-"));
  const running = await serve({ host: "127.0.0.1", rpcPort: 0, gatewayPort: 0, folder });
  return {
    url: running.rpcUrl,
    stop: async () => {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
