import { expect } from "chai";
import { commitmentOf, commitTo, saltOf, signed } from "../support/evidence.ts";
import { at, is, opened, openOne, refused, world } from "../support/precedence.ts";
import { DAY, digestOf, idOf, networkHelpers, type Person, viem, wait } from "../support/world.ts";

const { time } = networkHelpers;

describe("Precedence: contributeCommittedFor", () => {
  beforeEach(openOne);

  const forSigner = async (changes = {}, salt = saltOf("work"), by: Person = world.author) => {
    const { work } = await signed(world, by, opened, "work", changes);
    return world.precedence.write.contributeCommittedFor([work, salt], { account: world.other.account });
  };

  it("certifies for the signer, at the commitment's time, whoever pays", async () => {
    const certifiedAt = await commitTo(world, world.author, opened, "work");
    await wait(DAY);
    await forSigner({ kind: 2 });
    const work = await at(idOf(1, digestOf("work")));
    expect(work).to.include({ certifiedAt, kind: 2 });
    expect(work.author).to.satisfy(is(world.author));
  });

  it("asks for the signer's own commitment", async () => {
    await commitTo(world, world.author, opened, "work");
    await refused(forSigner({}, saltOf("work"), world.collector), "CommitmentMissing", [1]);
  });

  it("asks for a signature: knowing the salt is not enough", async () => {
    await commitTo(world, world.author, opened, "work");
    const { work } = await signed(world, world.other, opened, "work");
    const stolen = { ...work, author: world.author.account.address };
    await refused(world.precedence.write.contributeCommittedFor([stolen, saltOf("work")]), "BadSignature", [
      is(world.author),
    ]);
  });

  it("is good until the deadline, that second included", async () => {
    await commitTo(world, world.author, opened, "work");
    const deadline = BigInt(await time.latest()) + 500n;
    await time.setNextBlockTimestamp(deadline + 1n);
    await refused(forSigner({ deadline }), "SignatureExpired", [deadline, deadline + 1n]);
    const later = deadline + 100n;
    await time.setNextBlockTimestamp(later);
    await forSigner({ deadline: later });
  });

  it("is good in its epoch only", async () => {
    await commitTo(world, world.author, opened, "work");
    await refused(forSigner({ epoch: 1 }), "EpochOver", [is(world.author), 1, () => true]);
    await world.contributions.write.cancelSignatures({ account: world.author.account });
    await refused(forSigner({ epoch: 0 }), "EpochOver", [is(world.author), 0, () => true]);
    await forSigner({ epoch: 1 });
  });

  it("takes a smart account's word", async () => {
    const account = await viem.deployContract("SmartAccount", [world.author.account.address]);
    const commitment = commitmentOf(world, 1, account.address, digestOf("work"), saltOf("work"));
    await world.contributions.write.commit([1, [commitment]]);
    await forSigner({ author: account.address });
    expect((await at(idOf(1, digestOf("work")))).author.toLowerCase()).to.equal(account.address.toLowerCase());
  });
});
