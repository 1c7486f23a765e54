import { expect } from "chai";
import { artifacts } from "hardhat";
import { type Abi, encodeFunctionData, getContractAddress, type Hex, toFunctionSelector } from "viem";
import { anchorWorks, commitTo, leafOf, reveal, revealOf, saltOf, signed } from "../support/evidence.ts";
import { Opcode, opcodesOf } from "../support/opcodes.ts";
import { storageLayouts } from "../support/storageLayout.ts";
import {
  certify,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture } = networkHelpers;

/** See docs/decisions/0013. */
describe("Precedence, run by Contributions on its storage", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  const abiOf = async (name: string) => (await artifacts.readArtifact(name)).abi as Abi;
  const selectorsOf = (abi: Abi) =>
    new Map(abi.filter((item) => item.type === "function").map((item) => [toFunctionSelector(item), item.name]));

  describe("the storage", () => {
    it("is laid out the same, to the member of each struct", () => {
      const layouts = storageLayouts("Contributions", "Precedence");
      const [ours, theirs] = [layouts.get("Contributions"), layouts.get("Precedence")];
      expect(ours).to.have.length.greaterThan(8);
      expect(theirs).to.deep.equal(ours);
    });

    it("has what certificates prove where they look for it: authors in slot 6, anchors in slot 9", () => {
      const ours = storageLayouts("Contributions").get("Contributions") ?? [];
      expect(ours.find((line) => line.includes(" _authors "))).to.match(/^6\.0 /);
      expect(ours.find((line) => line.includes(" _anchors "))).to.match(/^9\.0 /);
    });
  });

  describe("the selectors", () => {
    it("of what only Precedence has are those of its interface, and none is another's in Contributions", async () => {
      const [ours, theirs, wanted] = [
        selectorsOf(await abiOf("Contributions")),
        selectorsOf(await abiOf("Precedence")),
        selectorsOf(await abiOf("IPrecedence")),
      ];
      expect(wanted.size).to.equal(7);
      const extra = [...theirs.keys()].filter((selector) => !ours.has(selector));
      expect(extra.toSorted()).to.deep.equal([...wanted.keys()].toSorted());
      for (const [selector, name] of theirs) {
        if (ours.has(selector)) expect(ours.get(selector)).to.equal(name);
      }
    });
  });

  describe("the code", () => {
    it("was made by the constructor and can't be changed", async () => {
      const from = world.contributions.address;
      expect(await world.contributions.read.precedence()).to.equal(getContractAddress({ from, nonce: 2n }));
    });

    it("neither delegates nor destroys, and Contributions delegates in one place", async () => {
      const codeOf = async (address: Hex) => opcodesOf((await world.publicClient.getCode({ address })) ?? "0x");
      const theirs = await codeOf(await world.contributions.read.precedence());
      const ours = await codeOf(world.contributions.address);
      for (const opcode of [Opcode.CALLCODE, Opcode.SELFDESTRUCT]) {
        expect(theirs.get(opcode) ?? 0).to.equal(0);
        expect(ours.get(opcode) ?? 0).to.equal(0);
      }
      expect(theirs.get(Opcode.DELEGATECALL) ?? 0).to.equal(0);
      expect(ours.get(Opcode.DELEGATECALL)).to.equal(1);
    });
  });

  describe("called at its own address", () => {
    it("certifies, mints and takes over nothing", async () => {
      await commitTo(world, world.author, opened, "work");
      const id = await certify(world, world.other, opened, "work");
      const batch = await anchorWorks(world, world.author, opened, [["anchored"]]);
      const { work } = await signed(world, world.author, opened, "work");
      const [leaf, index, proof] = leafOf(batch, 0);
      const itself = await viem.getContractAt("Precedence", await world.contributions.read.precedence());
      const account = world.author.account;
      const before = await world.contributions.read.contributionOf([id]);
      const unknown = [
        () => itself.write.contributeCommitted(revealOf(opened, "work"), { account }),
        () => itself.write.supersede(revealOf(opened, "work"), { account }),
      ];
      for (const call of unknown) await assert.revertWithCustomErrorWithArgs(call(), itself, "UnknownCampaign", [1]);
      // Its own address is part of what is signed: no signature that is good for Contributions is good there.
      const badly = [
        () => itself.write.contributeCommittedFor([work, saltOf("work")]),
        () => itself.write.supersedeFor([work, saltOf("work")]),
        () => itself.write.mintAnchored([leaf, index, proof]),
        () => itself.write.mintAnchoredMany([[leaf], [index], [proof]]),
        () => itself.write.supersedeAnchored([leaf, index, proof]),
      ];
      for (const call of badly) await assert.revertWithCustomError(call(), itself, "BadSignature");
      expect(await world.contributions.read.contributionOf([id])).to.deep.equal(before);
    });

    it("finds no campaign even for what was signed for it", async () => {
      const itself = await viem.getContractAt("Precedence", await world.contributions.read.precedence());
      const there = { ...world, contributions: { ...world.contributions, address: itself.address } } as World;
      const { work } = await signed(there, world.author, opened, "work");
      await assert.revertWithCustomErrorWithArgs(
        itself.write.contributeCommittedFor([work, saltOf("work")]),
        itself,
        "UnknownCampaign",
        [1],
      );
      await assert.revertWithCustomError(itself.write.mintAnchored([work, 0n, []]), itself, "UnknownAnchor");
    });

    it("has tokens of nobody's, and keeps no ether", async () => {
      const itself = await viem.getContractAt("Precedence", await world.contributions.read.precedence());
      const id = await certify(world, world.author, opened, "work");
      const { account } = world.author;
      await assert.revertWithCustomError(itself.read.ownerOf([id]), itself, "TokenDoesNotExist");
      await itself.write.setApprovalForAll([world.other.account.address, true], { account });
      expect(await world.contributions.read.isApprovedForAll([account.address, world.other.account.address])).to.equal(
        false,
      );
      await assert.revertWithCustomError(
        itself.write.approve([world.other.account.address, id], { account, value: 1n }),
        itself,
        "TokenDoesNotExist",
      );
      await assert.revertWithCustomErrorWithArgs(
        itself.write.transferFrom([account.address, world.other.account.address, id], { account, value: 1n }),
        itself,
        "EtherNotTaken",
        [1n],
      );
      expect(await world.publicClient.getBalance({ address: itself.address })).to.equal(0n);
    });
  });

  describe("the fallback", () => {
    const send = (data: Hex, value = 0n) =>
      world.author.sendTransaction({ to: world.contributions.address, data, value, gas: 500_000n });
    const refused = async (call: Promise<Hex>, why: RegExp) => {
      const failure = await call.then(
        () => "it was taken",
        (error: unknown) => String(error),
      );
      expect(failure).to.match(why);
    };

    it("refuses what neither has a function for, and too few bytes for one", async () => {
      for (const data of ["0x", "0x12", "0x123456", "0xdeadbeef", `0xdeadbeef${"00".repeat(64)}`] as const) {
        await refused(send(data), /selector was not recognized/);
      }
    });

    it("refuses ether, alone and with a call", async () => {
      await commitTo(world, world.author, opened, "work");
      const data = encodeFunctionData({
        abi: world.precedence.abi,
        functionName: "contributeCommitted",
        args: revealOf(opened, "work"),
      });
      for (const sent of ["0x", "0xdeadbeef", data] as const) {
        await refused(send(sent, 1n), /is not payable/);
      }
      expect(await world.publicClient.getBalance({ address: world.contributions.address })).to.equal(0n);
      await send(data);
      expect(await world.contributions.read.isCertified([1, digestOf("work")])).to.equal(true);
    });

    it("hands on what the code answers", async () => {
      await commitTo(world, world.author, opened, "work");
      const { result } = await world.precedence.simulate.contributeCommitted(revealOf(opened, "work"), {
        account: world.author.account.address,
      });
      expect(result).to.equal(idOf(1, digestOf("work")));
    });

    it("acts for the caller, not for Contributions", async () => {
      await commitTo(world, world.author, opened, "work");
      const id = await reveal(world, world.author, opened, "work");
      expect((await world.contributions.read.ownerOf([id])).toLowerCase()).to.equal(world.author.account.address);
    });
  });
});
