import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import {
  type Abi,
  type Account,
  type Address,
  type Chain,
  createTestClient,
  createWalletClient,
  getContractAddress,
  type Hex,
  http,
  type Transport,
  type WalletClient,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import {
  deployContract,
  getBlock,
  getTransactionCount,
  mine,
  setNextBlockTimestamp,
  waitForTransactionReceipt,
} from "viem/actions";
import { foundry } from "viem/chains";
import { withParent } from "../../../scripts/runtime/withParent.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const MNEMONIC = "test test test test test test test test test test test junk";

export type Wallet = WalletClient<Transport, Chain, Account>;

export type LocalChain = {
  url: string;
  deployment: {
    chainId: number;
    startBlock: number;
    contributions: Address;
    curation: Address;
    rewardPools: Address;
    royalties: Address;
    editions: Address;
    tokens: { address: Address; symbol: string; name: string; decimals: number }[];
  };
  /** An ERC-20 with permits; anybody mints. */
  token: Address;
  /** The n-th funded account. */
  wallet(index: number): Wallet;
  /** Its private key. */
  key(index: number): Hex;
  /** The newest block's time, in unix seconds. */
  now(): Promise<number>;
  /** Makes a block at that time. */
  travelTo(time: number): Promise<void>;
  snapshot(): Promise<Hex>;
  revert(snapshot: Hex): Promise<void>;
  stop(): Promise<void>;
};

/** A chain of one test file's own, on a free port, with the real contracts and short periods. Blocks are a second apart. */
export async function startLocalChain(options: { chainId?: number; port?: number } = {}): Promise<LocalChain> {
  const chainId = options.chainId ?? 31337;
  const { process: anvil, url } = await startAnvil(chainId, options.port);
  // Longer than a machine that does much else stands still.
  const transport = http(url, { retryCount: 0, timeout: 60_000 });
  const chain = { ...foundry, id: chainId };
  const account = (index: number) => mnemonicToAccount(MNEMONIC, { addressIndex: index });
  const wallet = (index: number): Wallet =>
    createWalletClient({ account: account(index), chain, transport, pollingInterval: 25 });
  const test = createTestClient({ mode: "anvil", chain, transport });
  const deployer = wallet(9);
  await test.request({ method: "anvil_setBlockTimestampInterval" as never, params: [1] as never });

  const deploy = async (name: string, args: unknown[], file = `${name}.sol`) => {
    const artifact = JSON.parse(await readFile(`${ROOT}artifacts/contracts/${file}/${name}.json`, "utf8")) as {
      abi: Abi;
      bytecode: Hex;
    };
    const hash = await deployContract(deployer, { abi: artifact.abi, bytecode: artifact.bytecode, args });
    const { contractAddress } = await waitForTransactionReceipt(deployer, { hash });
    if (contractAddress == null) throw new Error(`${name} was not deployed`);
    return contractAddress;
  };
  const limits = { reviewMin: 60, appealMin: 60, finalityMin: 60, appealBondCap: 10n ** 18n };
  const periods = { challenge: 60, silence: 60, reopen: 60, refund: 60 };
  // Contributions names Royalties, which come fourth: their address is known from the deployer's nonce.
  const nonce = await getTransactionCount(deployer, { address: deployer.account.address });
  const royaltiesAt = getContractAddress({ from: deployer.account.address, nonce: BigInt(nonce + 3) });
  const contributions = await deploy("Contributions", [limits, royaltiesAt]);
  const rewardPools = await deploy("RewardPools", [contributions, periods]);
  const curation = await deploy("Curation", [contributions, rewardPools]);
  const royalties = await deploy("Royalties", [rewardPools]);
  const editions = await deploy("Editions", [contributions, rewardPools, royalties]);
  const token = await deploy("DemoToken", ["Demo dollar", "DEMO"], "test/mocks/DemoToken.sol");

  return {
    url,
    deployment: {
      chainId,
      startBlock: 1,
      contributions,
      curation,
      rewardPools,
      royalties,
      editions,
      tokens: [{ address: token, symbol: "DEMO", name: "Demo dollar", decimals: 6 }],
    },
    token,
    wallet,
    key: (index) => {
      const { privateKey } = account(index).getHdKey();
      if (privateKey === null) throw new Error("no key");
      return `0x${Buffer.from(privateKey).toString("hex")}`;
    },
    now: async () => Number((await getBlock(deployer)).timestamp),
    travelTo: async (time) => {
      await setNextBlockTimestamp(test, { timestamp: BigInt(time) });
      await mine(test, { blocks: 1 });
    },
    snapshot: () => test.snapshot(),
    revert: async (id) => {
      await test.revert({ id });
    },
    stop: () => stop(anvil),
  };
}

/** An anvil of our own; it chooses a free port and says which. */
export async function startAnvil(chainId: number, port = 0): Promise<{ process: ChildProcess; url: string }> {
  const arch = process.arch === "arm64" ? "arm64" : "amd64";
  const require = createRequire(import.meta.url);
  const manifest = require.resolve(`@foundry-rs/anvil-${process.platform}-${arch}/package.json`, {
    paths: [require.resolve("@foundry-rs/anvil/package.json")],
  });
  const binary = manifest.replace(/package\.json$/, "bin/anvil");
  const args = ["--port", String(port), "--chain-id", String(chainId), "--accounts", "10"];
  // A run that fails as it begins, is interrupted or killed leaves no chain behind.
  const anvil = spawn(...withParent(binary, args), { stdio: ["ignore", "pipe", "pipe"] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /Listening on (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(`http://${address}`);
    };
    anvil.stdout?.on("data", listen);
    anvil.stderr?.on("data", listen);
    anvil.once("error", reject);
    anvil.once("exit", (status) => reject(new Error(`anvil ended with ${status}: ${said}`)));
  });
  return { process: anvil, url };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
