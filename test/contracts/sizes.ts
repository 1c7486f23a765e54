import { expect } from "chai";
import { artifacts } from "hardhat";

/** EIP-170: no chain takes a larger contract. EIP-3860: nor one made by more code than this. In bytes. */
const RUNTIME_LIMIT = 24_576;
const CREATION_LIMIT = 49_152;

describe("Contract sizes", () => {
  for (const name of [
    "Contributions",
    "Precedence",
    "TokenRenderer",
    "Curation",
    "RewardPools",
    "Royalties",
    "RoyaltyForwarder",
    "Editions",
    "Genesis",
  ]) {
    it(`${name} is deployable`, async () => {
      const { bytecode, deployedBytecode } = await artifacts.readArtifact(name);
      const runtime = deployedBytecode.length / 2 - 1;
      const creation = bytecode.length / 2 - 1;
      console.log(`      ${name}: ${runtime} of ${RUNTIME_LIMIT} bytes, made by ${creation} of ${CREATION_LIMIT}`);

      expect(runtime).to.be.within(1, RUNTIME_LIMIT);
      expect(creation).to.be.within(1, CREATION_LIMIT);
    });
  }
});
