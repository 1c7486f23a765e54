import { defineConfig } from "hardhat/config";
import base from "../../hardhat.config.ts";

// The project's configuration on a folder of artifacts of its own, so that a mutant never lies where somebody could deploy it.
// A mutant may be a few bytes too large for a chain; that alone must not kill it.
const artifacts = process.env.MUTATION_ARTIFACTS;
if (artifacts === undefined)
  throw new Error("MUTATION_ARTIFACTS is missing: this configuration is only for `npm run mutate`.");

export default defineConfig({
  ...base,
  paths: { ...base.paths, artifacts },
  networks: { ...base.networks, default: { type: "edr-simulated", allowUnlimitedContractSize: true } },
});
