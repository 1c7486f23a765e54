/** Precedence runs as the code of Contributions, by a fallback. What that could open. */
import { expect } from "chai";
import { artifacts } from "hardhat";
import { type Abi, type AbiFunction, encodeFunctionData, type Hex, toFunctionSelector, zeroAddress } from "viem";
import { commitTo, reveal, revealOf, signed } from "../support/evidence.ts";
import {
  certify,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  provider,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;

const functionsOf = async (name: string) => {
  const { abi } = await artifacts.readArtifact(name);
  const functions = (abi as Abi).filter((entry): entry is AbiFunction => entry.type === "function");
  return new Map(functions.map((entry) => [toFunctionSelector(entry), entry.name]));
};

describe("Attack: code that runs as another's", () => {
  let world: World;
  let opened: Opened;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  it("no function of the one hides one of the other, and the fallback opens nothing but IPrecedence", async () => {
    const [whole, half, wanted] = await Promise.all(["Contributions", "Precedence", "IPrecedence"].map(functionsOf));
    if (!whole || !half || !wanted) throw new RangeError("three artifacts");
    const opens = [...half.keys()].filter((selector) => !whole.has(selector));
    expect(opens.sort()).to.deep.equal([...wanted.keys()].sort());
  });

  it("both lay out storage alike", async () => {
    // The slots that both write, seen from outside: an author's epoch, a token's word, a balance, by either half's own functions.
    await commitTo(world, world.author, opened, "work");
    const id = await reveal(world, world.author, opened, "work");
    expect(await world.contributions.read.balanceOf([world.author.account.address])).to.equal(1n);
    expect((await world.contributions.read.authorOf([id])).toLowerCase()).to.equal(world.author.account.address);
    expect(await world.contributions.read.tokenURI([id])).to.match(/^data:/);
  });

  it("at its own address the code finds no campaign, and takes no signature of the other's domain", async () => {
    const address = await world.contributions.read.precedence();
    const alone = await viem.getContractAt("Precedence", address);
    await assert.revertWithCustomError(
      alone.write.contributeCommitted(revealOf(opened, "work"), { account: world.author.account }),
      alone,
      "UnknownCampaign",
    );
    const { work } = await signed(world, world.author, opened, "work");
    await assert.revertWithCustomError(alone.write.mintAnchored([work, 0n, []]) as Promise<Hex>, alone, "BadSignature");
    const [, , , , contract] = await alone.read.eip712Domain();
    expect(contract).to.equal(alone.address);
    const [, , , , shared] = await world.contributions.read.eip712Domain();
    expect(shared.toLowerCase()).to.equal(world.contributions.address.toLowerCase());
  });

  it("takes no ether, no empty call and no unknown function", async () => {
    const to = world.contributions.address;
    const from = world.other.account.address;
    const call = (data: Hex, value: Hex = "0x0") =>
      provider.request({ method: "eth_call", params: [{ from, to, data, value }, "latest"] }).then(
        () => "done",
        () => "refused",
      );
    expect(await call("0x")).to.equal("refused");
    expect(await call("0x", "0x1")).to.equal("refused");
    expect(await call("0x12345678")).to.equal("refused");
    // A function of the borrowed half that would succeed without ether.
    await commitTo(world, world.other, opened, "mine");
    const data = encodeFunctionData({
      abi: world.precedence.abi,
      functionName: "contributeCommitted",
      args: revealOf(opened, "mine"),
    });
    expect(await call(data, "0x1")).to.equal("refused");
    expect(await call(data)).to.equal("done");
  });

  it("gives back the errors of the borrowed half whole", async () => {
    await assert.revertWithCustomErrorWithArgs(
      world.precedence.write.supersede(revealOf(opened, "none"), { account: world.author.account }) as Promise<Hex>,
      world.precedence,
      "CommitmentMissing",
      [opened.campaign],
    );
  });

  it("a stranger's approval or operator at the code's own address is good for nothing here", async () => {
    const alone = await viem.getContractAt("Precedence", await world.contributions.read.precedence());
    await alone.write.setApprovalForAll([world.other.account.address, true], { account: world.author.account });
    const id = await certify(world, world.author, opened, "work");
    expect(
      await world.contributions.read.isApprovedForAll([world.author.account.address, world.other.account.address]),
    ).to.equal(false);
    expect(await world.contributions.read.getApproved([id])).to.equal(zeroAddress);
    expect(id).to.equal(idOf(1, digestOf("work")));
  });
});
