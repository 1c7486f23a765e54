import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ApiClient, createApiClient } from "@colophon/sdk/api/client.ts";
import type { Account } from "@colophon/sdk/ids/account.ts";
import type { Abi, Hex } from "viem";
import { getBlockNumber, waitForTransactionReceipt, writeContract } from "viem/actions";
import { type LocalChain, startLocalChain } from "../../../sdk/test/support/localChain.ts";
import { startPostgres } from "../../../test/support/postgres.ts";
import { startIpfs } from "./startIpfs.ts";
import { eventually, startProcess } from "./startProcess.ts";

export interface IndexedChain {
  readonly chain: LocalChain;
  readonly ipfs: Awaited<ReturnType<typeof startIpfs>>;
  readonly api: ApiClient;
  /** The n-th funded account's address, in lower case. */
  account(index: number): Account;
  /** Sends a transaction and waits for its block. */
  send(
    by: number,
    address: Hex,
    abi: Abi,
    functionName: string,
    args: readonly unknown[],
    value?: bigint,
  ): Promise<void>;
  /** Waits until the index has the chain's newest block. */
  indexed(): Promise<void>;
  /** Takes the newest blocks away. */
  rollback(blocks: number): Promise<void>;
  stop(): Promise<void>;
}

/** A real chain and a real IPFS node, with the real index of them in a process of its own. */
export async function startIndexedChain(kind: "pglite" | "postgres"): Promise<IndexedChain> {
  const folder = mkdtempSync(join(tmpdir(), "colophon-indexed-"));
  const started: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of started.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const chain = await startLocalChain();
    started.push(chain.stop);
    const ipfs = await startIpfs();
    started.push(ipfs.stop);
    const postgres = kind === "postgres" ? await startPostgres() : null;
    if (postgres) started.push(postgres.stop);
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    const indexer = await startProcess({
      RPC_URL: chain.url,
      DEPLOYMENT: join(folder, "deployment.json"),
      COLOPHON_DATA: folder,
      IPFS_API_URL: ipfs.url,
      ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
    });
    started.push(() => indexer.end("SIGTERM"));
    return worldOf(chain, ipfs, createApiClient(indexer.url), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function worldOf(
  chain: LocalChain,
  ipfs: IndexedChain["ipfs"],
  api: ApiClient,
  stop: () => Promise<void>,
): IndexedChain {
  return {
    chain,
    ipfs,
    api,
    account: (index) => chain.wallet(index).account.address.toLowerCase() as Account,
    send: async (by, address, abi, functionName, args, value = 0n) => {
      const wallet = chain.wallet(by);
      const hash = await writeContract(wallet, { address, abi, functionName, args, value, chain: null });
      const receipt = await waitForTransactionReceipt(wallet, { hash });
      if (receipt.status !== "success") throw new Error(`${functionName} failed`);
    },
    indexed: async () => {
      const head = Number(await getBlockNumber(chain.wallet(0)));
      await eventually(
        () => api.readiness(),
        ({ ready, block }) => ready && block === head,
        `block ${head}`,
      );
    },
    rollback: async (blocks) => {
      await chain.wallet(0).request({ method: "anvil_rollback" as never, params: [blocks] as never });
    },
    stop,
  };
}
