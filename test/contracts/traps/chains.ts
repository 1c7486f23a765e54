import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { artifacts, network } from "hardhat";
import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, toHex, zeroAddress } from "viem";
import { Opcode, opcodesOf } from "../support/opcodes.ts";

describe("Traps: chains that aren't Ethereum", () => {
  describe("block.number, which isn't an L2's own on Arbitrum", () => {
    const contracts = [
      "Contributions",
      "Precedence",
      "TokenRenderer",
      "Curation",
      "RewardPools",
      "Editions",
      "Royalties",
      "RoyaltyForwarder",
    ];
    for (const name of contracts) {
      it(`is read nowhere in ${name}`, async () => {
        const { deployedBytecode } = await artifacts.readArtifact(name);
        const counts = opcodesOf(deployedBytecode as Hex);
        // That code was read at all.
        expect(counts.get(0x60)).to.be.greaterThan(10);
        expect(counts.get(Opcode.NUMBER) ?? 0).to.equal(0);
      });
    }

    it("stands in no source, nor does blockhash", () => {
      const sources = readdirSync("contracts", { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".sol") && !path.startsWith("test"))
        .map((path) => [path, readFileSync(join("contracts", path), "utf8")] as const);
      expect(sources.length).to.be.greaterThan(30);
      for (const [path, text] of sources) {
        const code = text.replace(/\/\/.*$/gm, "").replace(/\/\*[\s\S]*?\*\//g, "");
        expect(code, path).not.to.match(/block\.number|blockhash|(?<!\.)\bnumber\(\)/);
      }
    });
  });

  describe("blocks that share a timestamp", () => {
    const header = (config: Hex, campaign: number) => (BigInt(config) << 96n) | (BigInt(campaign) << 64n) | (1n << 8n);

    it("are one moment: no parent, no takeover between them, whichever block came first", async () => {
      const { viem, networkHelpers } = await network.create({ override: { allowBlocksWithSameTimestamp: true } });
      const [brand, author, other] = await viem.getWalletClients();
      if (!brand || !author || !other) throw new Error("too few accounts");
      const limits = { reviewMin: 0, appealMin: 0, finalityMin: 0, appealBondCap: 0n };
      const contributions = await viem.deployContract("Contributions", [limits, zeroAddress]);
      const precedence = await viem.getContractAt("Precedence", contributions.address);
      const now = (await networkHelpers.time.latest()) + 100;
      const settings = {
        opens: now - 1_000,
        closes: now + 1_000,
        reviewPeriod: 0,
        appealPeriod: 0,
        finality: 100,
        settleWithin: 0,
        votesClose: 0,
        equalBps: 10_000,
        curatedBps: 0,
        communityBps: 0,
        lineageBps: 0,
        royaltyBps: 0,
        aiPolicy: 0,
        format: 0,
        sealedUntilClose: false,
        voterRoot: `0x${"00".repeat(32)}` as Hex,
        appealBond: 0n,
        editionToken: zeroAddress,
        editionPrice: 0n,
        editionCap: 0,
      };
      const terms = keccak256(toHex("terms"));
      await contributions.write.openCampaign([author.account.address, zeroAddress, settings, terms, []]);
      const head = header(await contributions.read.configOf([1]), 1);
      const digest = keccak256(toHex("work"));
      const commitment = keccak256(
        encodeAbiParameters(parseAbiParameters("uint256, address, uint32, address, bytes32, bytes32"), [
          31337n,
          contributions.address,
          1,
          author.account.address,
          digest,
          terms,
        ]),
      );
      const at = async (send: () => Promise<Hex>) => {
        await networkHelpers.time.setNextBlockTimestamp(now);
        return send();
      };
      const publicClient = await viem.getPublicClient();
      await at(() => contributions.write.commit([1, [commitment]]));
      const first = await publicClient.getBlock();
      await at(() => contributions.write.contribute([head, digest, digest, []], { account: other.account }));
      const second = await publicClient.getBlock();
      expect(second.number).to.equal(first.number + 1n);
      expect(second.timestamp).to.equal(first.timestamp);

      const id = (1n << 224n) | (BigInt(digest) & ((1n << 224n) - 1n));
      await viem.assertions.revertWithCustomErrorWithArgs(
        precedence.write.supersede([head, digest, digest, [], terms], { account: author.account }),
        precedence,
        "NotEarlier",
        [id, BigInt(now), now],
      );
      await viem.assertions.revertWithCustomErrorWithArgs(
        at(() => contributions.write.contribute([head, terms, terms, [id]])),
        contributions,
        "ParentNotEarlier",
        [id, now],
      );
      await networkHelpers.time.setNextBlockTimestamp(now + 1);
      await contributions.write.contribute([head, terms, terms, [id]]);
    });
  });
});
