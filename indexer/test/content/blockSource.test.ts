import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { BlockUnavailableError, gatewayBlocks, IpfsUnreachableError } from "../../src/content/blockSource.ts";

const digest = `0x${"7".repeat(64)}` as const;
const never = new AbortController().signal;

describe("blocks by a gateway", () => {
  it("are unavailable where the gateway breaks off in the middle of one: it is there, and others go on", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200);
      response.write("half", () => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const asked = gatewayBlocks(`http://127.0.0.1:${port}`).get(digest, 0, never);
      await expect(asked).rejects.toBeInstanceOf(BlockUnavailableError);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
  it("say nothing where there is no gateway", async () => {
    await expect(gatewayBlocks("http://127.0.0.1:1").get(digest, 0, never)).rejects.toBeInstanceOf(
      IpfsUnreachableError,
    );
  });
});
