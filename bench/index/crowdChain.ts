import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { openCampaignRequest } from "@colophon/sdk/actions/requests/openCampaignRequest.ts";
import { packWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import { createPublicClient, encodeFunctionData, type Hex, http, numberToHex } from "viem";
import { testSettings } from "../../indexer/test/support/testSettings.ts";
import { type LocalChain, startLocalChain } from "../../sdk/test/support/localChain.ts";
import { solcOnce } from "../gas/solcOnce.ts";
import { pause } from "./Indexer.ts";

/** Works in one transaction, which is one block: some 8 million gas. */
const TOGETHER = 100;
/** Blocks after the last work, so that every one is history. */
const QUIET = 100;

export interface CrowdChain {
  chain: LocalChain;
  /** Certifies so many works in one new block, and says in which. */
  certify(many: number): Promise<number>;
  /** The last work's of the history. */
  lastBlock: number;
  /** How many there are by now. */
  works: number;
}

/**
 * A real local chain with the real contracts and a history of so many works, a hundred in a block, by a quarter as many authors (at
 * most 2,000). Every work has a manifest of its own.
 */
export async function crowdChain(works: number, say: (line: string) => void): Promise<CrowdChain> {
  const chain = await startLocalChain();
  try {
    return await fill(chain, works, say);
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

async function fill(chain: LocalChain, works: number, say: (line: string) => void): Promise<CrowdChain> {
  const { deployment } = chain;
  const client = createPublicClient({ transport: http(chain.url, { timeout: 60_000 }) });
  const call = (method: string, params: unknown[]) =>
    client.request({ method: method as never, params: params as never });
  const wallet = chain.wallet(0);
  const from = wallet.account.address;
  const now = await chain.now();
  const settings = testSettings(now, { closes: now + 90 * 86_400, settleWithin: 86_400 });
  await wallet.writeContract(
    openCampaignRequest(deployment, {
      arbiter: chain.wallet(1).account.address,
      settings,
      terms: `0x${"7".repeat(64)}`,
    }),
  );
  const { config } = await readCampaign(client, { deployment, campaign: 1 });
  const header = packWorkHeader({ campaign: 1, config, kind: "image", codec: "raw", aiUse: "none" });

  const { abi, bytecode } = await compileCrowd(say);
  const hash = await wallet.deployContract({ abi, bytecode });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash, pollingInterval: 25 });
  if (!contractAddress) throw new Error("The crowd wasn't deployed.");
  const send = (functionName: string, args: readonly unknown[]) =>
    call("eth_sendTransaction", [
      {
        from,
        to: contractAddress,
        data: encodeFunctionData({ abi, functionName, args }),
        gas: numberToHex(16_000_000),
      },
    ]) as Promise<Hex>;
  const authors = Math.min(2_000, Math.max(1, Math.ceil(works / 4)));
  for (let made = 0; made < authors; made += 50) await send("grow", [Math.min(50, authors - made)]);

  let count = 0;
  const certify = async (many: number): Promise<number> => {
    const sent = await send("act", [deployment.contributions, header, count, many]);
    count += many;
    return included(sent);
  };
  // Asked for without a pause worth naming: whoever times a block's way has to know at once that it is there.
  const included = async (sent: Hex): Promise<number> => {
    for (;;) {
      const receipt = (await call("eth_getTransactionReceipt", [sent])) as { status: Hex; blockNumber: Hex } | null;
      if (receipt?.status === "0x0") throw new Error("The crowd's works were refused.");
      if (receipt) return Number(receipt.blockNumber);
      await pause(2);
    }
  };
  await certify(Math.min(TOGETHER, works));
  // One at a time: a block is made for each transaction as it comes.
  let last: Hex = "0x";
  while (count < works) {
    const many = Math.min(TOGETHER, works - count);
    last = await send("act", [deployment.contributions, header, count, many]);
    count += many;
    if (count % 20_000 === 0) say(`… ${count} works on chain`);
  }
  if (last !== "0x") await included(last);
  const lastBlock = Number(await call("eth_blockNumber", []));
  await call("anvil_mine", [numberToHex(QUIET)]);
  return {
    chain,
    certify,
    lastBlock,
    get works() {
      return count;
    },
  };
}

async function compileCrowd(say: (line: string) => void) {
  const content = await readFile(join(import.meta.dirname, "contracts", "Crowd.sol"), "utf8");
  const settings = {
    optimizer: { enabled: true, runs: 1_000 },
    outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
  };
  const input = JSON.stringify({ language: "Solidity", sources: { "Crowd.sol": { content } }, settings });
  const output = await solcOnce(
    input,
    () => ({ error: "it imports nothing" }),
    [],
    () => say("Compiling the crowd (once)"),
  );
  const made = output.contracts["Crowd.sol"]?.Crowd;
  if (!made) throw new Error("Crowd.sol has no Crowd.");
  return { abi: made.abi, bytecode: `0x${made.evm.bytecode.object}` as Hex };
}
