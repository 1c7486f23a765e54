/** Gas of evidence and of what is certified by it, held to the snapshot. */
import type { Hex } from "viem";
import { anchorWorks, commitmentOf, commitTo, leafOf, mint, saltOf, supersede } from "./support/evidence.ts";
import { checkGas } from "./support/gasSnapshot.ts";
import { certify, deployCore, digestOf, networkHelpers, type Opened, open, type World } from "./support/world.ts";

const MANY = 64;

describe("Gas of evidence", () => {
  let world: World;
  let opened: Opened;
  const fields = { manifest: digestOf("manifest") };

  const gas = async (hash: Promise<Hex> | Hex) =>
    Number((await world.publicClient.getTransactionReceipt({ hash: await hash })).gasUsed);

  beforeEach(async () => {
    world = await networkHelpers.loadFixture(deployCore);
    opened = await open(world, { aiPolicy: 1 });
    await certify(world, world.other, opened, "the campaign's first");
  });

  const anchored = (names: readonly string[]) =>
    anchorWorks(
      world,
      world.author,
      opened,
      names.map((name) => [name, fields] as const),
    );

  it("anchor", async () => {
    const call = (name: string) =>
      world.contributions.write.anchor(
        [opened.campaign, 0, digestOf(name), 10_000, digestOf(`data ${name}`), 1, opened.config],
        { account: world.relay.account },
      );
    checkGas("anchor", await gas(call("batch")));
  });

  it("commit", async () => {
    const commitment = (name: string) =>
      commitmentOf(world, opened.campaign, world.author.account.address, digestOf(name), saltOf(name));
    const commit = (names: string[]) =>
      gas(
        world.contributions.write.commit([opened.campaign, names.map(commitment)], { account: world.author.account }),
      );
    const one = await commit(["one"]);
    checkGas("commit", one);
    checkGas("commit, each further", Math.round(((await commit(["two", "three", "four"])) - one) / 2));
  });

  it("an anchored work, from a tree of two", async () => {
    const batch = await anchored(["first", "repeat"]);
    checkGas("mint anchored, author's first", await gas(mint(world, batch, 0)));
    checkGas("mint anchored, author's later", await gas(mint(world, batch, 1)));
  });

  it(`${MANY} anchored works at once`, async () => {
    await certify(world, world.author, opened, "earlier");
    const { works, indexes, proofs } = await anchored(Array.from({ length: MANY }, (_, n) => `work ${n}`));
    const hash = world.precedence.write.mintAnchoredMany([works, indexes, proofs]);
    checkGas(`mint ${MANY} anchored at once, one author's, each`, Math.round((await gas(hash)) / MANY));
  });

  it("superseding, by a commitment and by an anchor", async () => {
    await certify(world, world.author, opened, "the earlier author's first");
    await commitTo(world, world.author, opened, "copied");
    const batch = await anchored(["copied too", "another"]);
    await certify(world, world.other, opened, "copied");
    await certify(world, world.other, opened, "copied too");
    checkGas("supersede by a commitment", await gas(supersede(world, world.author, opened, "copied", fields)));
    const call = world.precedence.write.supersedeAnchored(leafOf(batch, 0), { account: world.other.account });
    checkGas("supersede by an anchor", await gas(call));
  });
});
