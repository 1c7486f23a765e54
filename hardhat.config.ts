import { createRequire } from "node:module";
import HardhatIgnition from "@nomicfoundation/hardhat-ignition";
import HardhatIgnitionViem from "@nomicfoundation/hardhat-ignition-viem";
import HardhatKeystore from "@nomicfoundation/hardhat-keystore";
import HardhatMocha from "@nomicfoundation/hardhat-mocha";
import HardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import HardhatViem from "@nomicfoundation/hardhat-viem";
import HardhatViemAssertions from "@nomicfoundation/hardhat-viem-assertions";
import { configVariable, defineConfig } from "hardhat/config";

const require = createRequire(import.meta.url);

// The compiler comes with the packages (`solc`), so that a build downloads nothing.
// SOLC_NATIVE=1 takes Hardhat's own native compiler instead, where it can be downloaded.
const compiler = process.env.SOLC_NATIVE === "1" ? {} : { path: require.resolve("solc/soljson.js") };

/** The one compiler; `runs` trades size for gas. */
const solc = (runs: number) => ({
  version: "0.8.37",
  settings: { optimizer: { enabled: true, runs } },
  ...compiler,
});

export default defineConfig({
  plugins: [
    HardhatIgnition,
    HardhatIgnitionViem,
    HardhatKeystore,
    HardhatMocha,
    HardhatNetworkHelpers,
    HardhatViem,
    HardhatViemAssertions,
  ],
  solidity: {
    compilers: [solc(1_000_000)],
    // The large ones: fewer inlined copies keep them under 24,576 bytes, for about 100 gas a call.
    overrides: { "contracts/Contributions.sol": solc(800), "contracts/RewardPools.sol": solc(2_000) },
  },
  paths: {
    sources: "./contracts",
    tests: { mocha: "./test/contracts", solidity: "./contracts/test" },
    ignition: ".",
  },
  networks: {
    local: {
      type: "http",
      chainType: "l1",
      chainId: 31337,
      url: process.env.RPC_URL ?? "http://127.0.0.1:8545",
    },
    // Any other chain: `npx hardhat keystore set LIVE_RPC_URL` (and LIVE_DEPLOYER_KEY), then `node scripts/deploy.ts --network live`.
    live: {
      type: "http",
      url: configVariable("LIVE_RPC_URL"),
      accounts: [configVariable("LIVE_DEPLOYER_KEY")],
    },
  },
});
