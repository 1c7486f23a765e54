import { expect } from "chai";
import { encodeFunctionData } from "viem";
import { commitmentOf, commitTo, saltOf, supersede } from "../support/evidence.ts";
import { at, contested, contestOne, is, opened, refused, world } from "../support/precedence.ts";
import {
  Ai,
  certify,
  DAY,
  digestOf,
  header,
  idOf,
  networkHelpers,
  open,
  viem,
  type WorkFields,
} from "../support/world.ts";

const { time } = networkHelpers;

describe("Precedence: supersede, by a commitment", () => {
  beforeEach(contestOne);

  const take = (fields: WorkFields = {}, by = world.author) => supersede(world, by, opened, "work", fields);

  describe("the evidence", () => {
    it("is a commitment of the caller's to this digest in this campaign", async () => {
      for (const by of [world.other, world.collector]) await refused(take({}, by), "CommitmentMissing", [1]);
      const second = await open(world);
      await certify(world, world.other, second, "work");
      await refused(supersede(world, world.author, second, "work"), "CommitmentMissing", [second.campaign]);
    });

    it("is strictly older: not of the same second, nor of a later one", async () => {
      const account = await viem.deployContract("SmartAccount", [world.collector.account.address]);
      const commitment = commitmentOf(world, 1, world.author.account.address, digestOf("tie"), saltOf("tie"));
      const call = (functionName: "commit" | "contribute", args: readonly unknown[]) =>
        encodeFunctionData({ abi: world.contributions.abi, functionName, args } as Parameters<
          typeof encodeFunctionData
        >[0]);
      const calls = [
        call("commit", [1, [commitment]]),
        call("contribute", [header(opened), digestOf("tie"), digestOf("no"), []]),
      ];
      await account.write.execute([world.contributions.address, calls], { account: world.collector.account });
      const tie = idOf(1, digestOf("tie"));
      const now = await time.latest();
      await refused(supersede(world, world.author, opened, "tie"), "NotEarlier", [tie, BigInt(now), now]);

      const late = await commitTo(world, world.collector, opened, "work");
      await refused(take({}, world.collector), "NotEarlier", [contested, BigInt(late), (await at()).certifiedAt]);
    });

    it("may be a second older", async () => {
      const now = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(now);
      await commitTo(world, world.author, opened, "close");
      await time.setNextBlockTimestamp(now + 1);
      const close = await certify(world, world.other, opened, "close");
      await supersede(world, world.author, opened, "close");
      expect((await at(close)).certifiedAt).to.equal(now);
    });
  });

  describe("the token", () => {
    it("is one that there is", async () => {
      await commitTo(world, world.author, opened, "never");
      await refused(supersede(world, world.author, opened, "never"), "UnknownContribution", [
        idOf(1, digestOf("never")),
      ]);
    });

    it("P3: is provisional: the second before it is final is the last", async () => {
      const { finalAt } = await at();
      const second = await open(world);
      await commitTo(world, world.author, second, "work");
      await time.setNextBlockTimestamp(finalAt - 1);
      await take();
      const twin = await certify(world, world.other, second, "work");
      const end = (await at(twin)).finalAt;
      await time.setNextBlockTimestamp(end);
      await refused(supersede(world, world.author, second, "work"), "AlreadyFinal", [twin, end]);
    });

    it("P2: can't be taken once it was sold or burnt: both come after finality", async () => {
      const { other, collector, contributions } = world;
      const { finalAt } = await at();
      await time.setNextBlockTimestamp(finalAt);
      await contributions.write.transferFrom([other.account.address, collector.account.address, contested], {
        account: other.account,
      });
      await refused(take(), "AlreadyFinal", [contested, finalAt]);
      await contributions.write.burn([contested], { account: collector.account });
      await refused(take(), "AlreadyFinal", [contested, finalAt]);
      expect((await at()).author).to.satisfy(is(other));
    });

    it("can be taken after the window too, while it is provisional", async () => {
      const { closes } = opened.settings;
      await commitTo(world, world.author, opened, "late");
      await time.setNextBlockTimestamp(closes - 1);
      const late = await certify(world, world.other, opened, "late");
      await time.setNextBlockTimestamp(closes + DAY);
      await supersede(world, world.author, opened, "late");
      expect((await at(late)).author).to.satisfy(is(world.author));
    });

    it("P7: takes nothing of the same work in other campaigns", async () => {
      const second = await open(world);
      const twin = await certify(world, world.other, second, "work");
      const before = await at(twin);
      await take();
      expect(await at(twin)).to.deep.equal(before);
    });
  });

  describe("what is asked of any work", () => {
    it("P11: a config hash in force at the commitment or since", async () => {
      await world.contributions.write.publishTerms([1, digestOf("new terms")], { account: world.brand.account });
      const config = await world.contributions.read.configOf([1]);
      const newer = { ...opened, config };
      await commitTo(world, world.author, newer, "later");
      await certify(world, world.other, newer, "later");
      await refused(supersede(world, world.author, opened, "later"), "OtherConfig", [1, opened.config, config]);
      await supersede(world, world.author, newer, "later");
      await take();
    });

    it("a good header", async () => {
      await refused(take({ kind: 9 }), "BadHeader", [header(opened, { kind: 9 })]);
      await refused(take({ reserved: 1 }), "BadHeader", [header(opened, { reserved: 1 })]);
    });

    it("the AI policy", async () => {
      const strict = await open(world, { aiPolicy: Ai.none });
      await commitTo(world, world.author, strict, "work");
      await certify(world, world.other, strict, "work");
      await refused(supersede(world, world.author, strict, "work", { aiUse: 1 }), "AiPolicyViolated", [
        strict.campaign,
        1,
      ]);
    });

    it("parents, named anew: what the later author named counts no more", async () => {
      const call = take({ parents: [contested] });
      await refused(call, "ParentNotEarlier", [contested, (await at()).certifiedAt]);
      const missing = idOf(1, digestOf("nothing"));
      await refused(take({ parents: [missing] }), "UnknownParent", [missing]);
    });
  });
});
