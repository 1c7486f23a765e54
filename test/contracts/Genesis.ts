import { expect } from "chai";
import { network } from "hardhat";
import {
  concatHex,
  decodeAbiParameters,
  encodeAbiParameters,
  type Hex,
  keccak256,
  parseAbiParameters,
  zeroHash,
} from "viem";
import { parts } from "../../modules/parts.ts";

const limits = { reviewMin: 60, appealMin: 60, finalityMin: 60, appealBondCap: 1n };
const periods = { challenge: 61, silence: 62, reopen: 63, refund: 64 };

describe("Genesis", () => {
  // Runs as deployed code: `stop`. Its constructor takes whatever arguments come behind.
  const code = (number: number): Hex => `0x6001600a5f3960015ff300${number.toString(16).padStart(2, "0")}`;

  async function genesis(codes: readonly Hex[] = parts.map((_, number) => code(number))) {
    const { viem } = await network.create();
    const [five0, five1, five2, five3, five4] = codes.map((each) => keccak256(each));
    const hashes = [
      five0 ?? zeroHash,
      five1 ?? zeroHash,
      five2 ?? zeroHash,
      five3 ?? zeroHash,
      five4 ?? zeroHash,
    ] as const;
    const contract = await viem.deployContract("Genesis", [[...hashes], limits, periods]);
    return { viem, contract, client: await viem.getPublicClient() };
  }

  describe("place", () => {
    it("puts the code it was made for where it said", async () => {
      const { viem, contract, client } = await genesis();
      for (const number of parts.keys()) {
        const where = await contract.read.addressOf([number]);
        await viem.assertions.emitWithArgs(contract.write.place([number, code(number)]), contract, "Placed", [
          number,
          where,
        ]);
        expect(await client.getCode({ address: where })).to.equal("0x00");
      }
    });

    it("answers with the address, whether it places or has placed already", async () => {
      const { contract } = await genesis();
      const where = await contract.read.addressOf([3]);
      expect((await contract.simulate.place([3, code(3)])).result).to.equal(where);
      await contract.write.place([3, code(3)]);
      expect((await contract.simulate.place([3, code(3)])).result).to.equal(where);
    });

    it("reverts for other code, and for another contract's", async () => {
      const { viem, contract } = await genesis();
      for (const [number, brought] of [
        [0, concatHex([code(0), "0x00"])],
        [0, code(1)],
        [4, "0x"],
      ] as const) {
        await viem.assertions.revertWithCustomErrorWithArgs(
          contract.write.place([number, brought]),
          contract,
          "WrongCode",
          [number, keccak256(code(number)), keccak256(brought)],
        );
      }
    });

    it("changes nothing the second time, whatever is brought", async () => {
      const { contract, client } = await genesis();
      const where = await contract.read.addressOf([2]);
      await contract.write.place([2, code(2)]);
      const hash = await contract.write.place([2, "0x6001"]);
      expect((await client.getTransactionReceipt({ hash })).logs).to.deep.equal([]);
      expect(await client.getCode({ address: where })).to.equal("0x00");
    });

    it("reverts as a whole when a constructor does", async () => {
      const { viem, contract, client } = await genesis(parts.map(() => "0xfe"));
      await viem.assertions.revertWithCustomError(contract.write.place([1, "0xfe"]), contract, "DeploymentFailed");
      expect(await client.getCode({ address: await contract.read.addressOf([1]) })).to.equal(undefined);
    });
  });

  describe("argumentsOf", () => {
    it("gives each constructor its settings and its neighbours", async () => {
      const { contract } = await genesis();
      const [contributions, rewardPools, , royalties] = await Promise.all(
        parts.map((_, number) => contract.read.addressOf([number])),
      );
      if (contributions === undefined || rewardPools === undefined || royalties === undefined)
        throw new Error("no parts");
      const of = async (part: (typeof parts)[number]) => await contract.read.argumentsOf([parts.indexOf(part)]);
      const addresses = parseAbiParameters("address, address, address");
      const [reviewMin, appealMin, finalityMin, bond, named] = decodeAbiParameters(
        parseAbiParameters("uint256, uint256, uint256, uint256, address"),
        await of("Contributions"),
      );
      expect([reviewMin, appealMin, finalityMin, bond, named]).to.deep.equal([60n, 60n, 60n, 1n, royalties]);
      expect(await of("RewardPools")).to.equal(
        encodeAbiParameters(parseAbiParameters("address, uint256, uint256, uint256, uint256"), [
          contributions,
          61n,
          62n,
          63n,
          64n,
        ]),
      );
      expect(await of("Curation")).to.equal(
        encodeAbiParameters(parseAbiParameters("address, address"), [contributions, rewardPools]),
      );
      expect(await of("Royalties")).to.equal(encodeAbiParameters(parseAbiParameters("address"), [rewardPools]));
      expect(await of("Editions")).to.equal(encodeAbiParameters(addresses, [contributions, rewardPools, royalties]));
    });
  });

  describe("codeHashOf", () => {
    it("tells what each was made for", async () => {
      const { contract } = await genesis();
      for (const number of parts.keys()) {
        expect(await contract.read.codeHashOf([number])).to.equal(keccak256(code(number)));
      }
    });
  });
});
