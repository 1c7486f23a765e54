import { createRequire } from "node:module";
import HardhatIgnition from "@nomicfoundation/hardhat-ignition";
import HardhatIgnitionViem from "@nomicfoundation/hardhat-ignition-viem";
import HardhatKeystore from "@nomicfoundation/hardhat-keystore";
import HardhatMocha from "@nomicfoundation/hardhat-mocha";
import HardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import HardhatVerify from "@nomicfoundation/hardhat-verify";
import HardhatViem from "@nomicfoundation/hardhat-viem";
import HardhatViemAssertions from "@nomicfoundation/hardhat-viem-assertions";
import { configVariable, defineConfig } from "hardhat/config";

const require = createRequire(import.meta.url);

// The compiler comes with the packages (`solc`), so that a build downloads nothing.
// SOLC_NATIVE=1 takes Hardhat's own native compiler instead, where it can be downloaded.
const compiler = process.env.SOLC_NATIVE === "1" ? {} : { path: require.resolve("solc/soljson.js") };

// What is deployed is compiled contract by contract (Hardhat's "production" profile), into a folder of its own: compiled
// together, a contract's code depends on which other files, tests even, happen to be with it.
const forDeployment = process.env.COLOPHON_BUILD === "deployment";

/** A public chain: its endpoint and the deployer's key come from the environment or Hardhat's keystore, nowhere else. */
const live = (name: string, chainId: number | undefined, chainType: "l1" | "op" | "generic") => ({
  type: "http" as const,
  chainType,
  ...(chainId === undefined ? {} : { chainId }),
  url: configVariable(`${name}_RPC_URL`),
  accounts: [configVariable("DEPLOYER_KEY")],
});

/** The one compiler; `runs` trades size for gas. */
const solc = (runs: number) => ({
  version: "0.8.37",
  settings: { optimizer: { enabled: true, runs } },
  ...compiler,
});

const contracts = {
  compilers: [solc(1_000_000)],
  // The large ones: fewer inlined copies keep them under 24,576 bytes, for about 100 gas a call.
  overrides: { "contracts/Contributions.sol": solc(800), "contracts/RewardPools.sol": solc(2_000) },
};

export default defineConfig({
  plugins: [
    HardhatIgnition,
    HardhatIgnitionViem,
    HardhatKeystore,
    HardhatMocha,
    HardhatNetworkHelpers,
    HardhatVerify,
    HardhatViem,
    HardhatViemAssertions,
  ],
  // Hardhat's own "production" would forget the settings; ours differs in being compiled contract by contract.
  solidity: { profiles: { default: contracts, production: { ...contracts, isolated: true } } },
  paths: {
    sources: "./contracts",
    tests: { mocha: "./test/contracts", solidity: "./contracts/test" },
    ignition: ".",
    ...(forDeployment ? { artifacts: "./build/artifacts", cache: "./build/cache" } : {}),
  },
  // For explorers. Without a key, Etherscan is left out; Blockscout and Sourcify need none.
  verify: { etherscan: { apiKey: configVariable("ETHERSCAN_API_KEY") } },
  networks: {
    local: {
      type: "http",
      chainType: "l1",
      chainId: 31337,
      url: process.env.RPC_URL ?? "http://127.0.0.1:8545",
    },
    // `npx hardhat keystore set SEPOLIA_RPC_URL` (and DEPLOYER_KEY), then `node scripts/deploy.ts --network sepolia`.
    ethereum: live("ETHEREUM", 1, "l1"),
    sepolia: live("SEPOLIA", 11_155_111, "l1"),
    base: live("BASE", 8_453, "op"),
    baseSepolia: live("BASE_SEPOLIA", 84_532, "op"),
    optimism: live("OPTIMISM", 10, "op"),
    optimismSepolia: live("OPTIMISM_SEPOLIA", 11_155_420, "op"),
    arbitrum: live("ARBITRUM", 42_161, "generic"),
    arbitrumSepolia: live("ARBITRUM_SEPOLIA", 421_614, "generic"),
    // Any other chain. It has no id here, so scripts/deploy.ts asks for --chain-id.
    live: live("LIVE", undefined, "generic"),
  },
});
