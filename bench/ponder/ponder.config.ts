import { createConfig } from "ponder";
import { parseAbi } from "viem";

const { CHAIN_URL = "", WORKS_ADDRESS = "", START_BLOCK = "1", DATABASE_URL, PGLITE_FOLDER = "" } = process.env;

export default createConfig({
  database: DATABASE_URL
    ? { kind: "postgres", connectionString: DATABASE_URL }
    : { kind: "pglite", directory: PGLITE_FOLDER },
  // As often as our own indexer looks.
  chains: { local: { id: 31337, rpc: CHAIN_URL, pollingInterval: 250 } },
  contracts: {
    Works: {
      chain: "local",
      abi: parseAbi([
        "event Contributed(uint256 indexed id, address indexed author, bytes32 indexed digest, uint256 header, bytes32 manifest, uint256[] parents)",
      ]),
      address: WORKS_ADDRESS as `0x${string}`,
      startBlock: Number(START_BLOCK),
    },
  },
});
