import { defineConfig } from "@wagmi/cli";
import { hardhat } from "@wagmi/cli/plugins";

/** Writes the typed ABIs that SDK, indexer, app and CLI share. `npm run generate` builds and runs it; CI fails on a difference. */
export default defineConfig({
  out: "sdk/src/abis/generated.ts",
  plugins: [
    hardhat({
      project: ".",
      commands: { clean: "", build: "", rebuild: "" },
      include: [
        "Contributions.json",
        "Curation.json",
        "RewardPools.json",
        "Editions.json",
        "Royalties.json",
        "RoyaltyForwarder.json",
        "DemoToken.json",
      ],
    }),
  ],
});
