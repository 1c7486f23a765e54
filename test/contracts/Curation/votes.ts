import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { type Hex, hashTypedData } from "viem";
import {
  type CurationWorld,
  certify,
  DAY,
  deployCuration,
  digestOf,
  idOf,
  is,
  networkHelpers,
  next,
  type Opened,
  open,
  type Person,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const withVotes = async () => {
  const world = await deployCuration();
  const votesClose = (await time.latest()) + 8 * DAY;
  const community = { equalBps: 5_000, communityBps: 5_000, votesClose };
  const poll = await open(world, community);
  return { ...world, community, poll, work: await certify(world, world.author, poll, "work"), votesClose };
};

describe("Curation: votes", () => {
  let world: Awaited<ReturnType<typeof withVotes>>;
  beforeEach(async () => {
    world = await loadFixture(withVotes);
  });
  const vote = (
    votes: { id: bigint; votes: number }[] = [{ id: world.work, votes: 3 }],
    { by = world.other, proof = [], of = world.poll }: { by?: Person; proof?: Hex[]; of?: Opened } = {},
  ) => world.curation.write.vote([of.campaign, votes, proof], { account: by.account });

  it("are in the log, one by one, and nowhere else", async () => {
    const second = idOf(world.poll.campaign, digestOf("not minted yet"));
    const hash = await vote([
      { id: world.work, votes: 3 },
      { id: second, votes: 10 },
      { id: world.work, votes: 1 },
    ]);
    const logs = await world.curation.getEvents.Voted();
    expect(logs.map(({ args }) => [args.campaign, args.id, args.votes])).to.deep.equal([
      [world.poll.campaign, world.work, 3],
      [world.poll.campaign, second, 10],
      [world.poll.campaign, world.work, 1],
    ]);
    expect(logs.every(({ args }) => is(world.other)(args.voter ?? ""))).to.equal(true);
    expect((await world.publicClient.getTransactionReceipt({ hash })).logs).to.have.length(3);
  });

  for (const votes of [0, 11, 65_535]) {
    it(`on one work can't be ${votes}`, async () => {
      await assert.revertWithCustomErrorWithArgs(vote([{ id: world.work, votes }]), world.curation, "BadVotes", [
        world.work,
        votes,
        10,
      ]);
    });
  }

  for (const count of [0, 101]) {
    it(`don't come ${count} at a time`, async () => {
      const batch = Array.from({ length: count }, () => ({ id: world.work, votes: 1 }));
      await assert.revertWithCustomErrorWithArgs(vote(batch), world.curation, "BadBallot", [BigInt(count), 100n]);
    });
  }

  it("may come 100 at a time", async () => {
    await vote(Array.from({ length: 100 }, () => ({ id: world.work, votes: 1 })));
  });

  it("P7: are for works of the campaign", async () => {
    await assert.revertWithCustomErrorWithArgs(
      vote([
        { id: world.work, votes: 1 },
        { id: world.id, votes: 1 },
      ]),
      world.curation,
      "OtherCampaign",
      [world.poll.campaign, world.id],
    );
  });

  it("aren't taken where the rule has no community part", async () => {
    await assert.revertWithCustomErrorWithArgs(
      vote([{ id: world.id, votes: 1 }], { of: world.opened }),
      world.curation,
      "NoVoting",
      [world.opened.campaign],
    );
  });

  it("aren't taken before anything was contributed: the brand could still change who may vote", async () => {
    const empty = await open(world, world.community);
    const id = idOf(empty.campaign, digestOf("nothing"));
    await assert.revertWithCustomErrorWithArgs(vote([{ id, votes: 1 }], { of: empty }), world.curation, "NotLocked", [
      empty.campaign,
    ]);
  });

  it("aren't taken in a campaign that doesn't exist", async () => {
    await assert.revertWithCustomErrorWithArgs(
      world.curation.write.vote([99, [{ id: idOf(99, digestOf("work")), votes: 1 }], []]),
      world.contributions,
      "UnknownCampaign",
      [99],
    );
  });

  it("are taken from the opening on", async () => {
    const opens = (await time.latest()) + 1_000;
    const later = await open(world, { ...world.community, opens });
    await world.contributions.write.lock([later.campaign]);
    const early = [{ id: idOf(later.campaign, digestOf("work")), votes: 1 }];
    await next(opens - 1);
    await assert.revertWithCustomErrorWithArgs(vote(early, { of: later }), world.curation, "OutsideVoting", [
      later.campaign,
      BigInt(opens - 1),
      opens,
      world.votesClose,
    ]);
    await next(opens);
    await vote(early, { of: later });
  });

  it("are taken until just before votes close", async () => {
    await next(world.votesClose - 1);
    await vote();
    await next(world.votesClose);
    await assert.revertWithCustomErrorWithArgs(vote(), world.curation, "OutsideVoting", [
      world.poll.campaign,
      BigInt(world.votesClose),
      world.poll.settings.opens,
      world.votesClose,
    ]);
  });

  describe("by a list of voters", () => {
    const people = () => [world.other, world.curator, world.collector];
    const listed = async (who: Person[]) => {
      const tree = StandardMerkleTree.of(
        who.map((person): [string] => [person.account.address]),
        ["address"],
      );
      const of = await open(world, { ...world.community, voterRoot: tree.root as Hex });
      const id = await certify(world, world.author, of, "work");
      const proofOf = (person: Person) => tree.getProof([person.account.address]) as Hex[];
      return { of, batch: [{ id, votes: 1 }], proofOf };
    };

    it("are each one's who is on it", async () => {
      const { of, batch, proofOf } = await listed(people());
      for (const by of people()) await vote(batch, { by, proof: proofOf(by), of });
    });

    it("need no siblings where one is alone on it", async () => {
      const { of, batch } = await listed([world.other]);
      await vote(batch, { of });
      await assert.revertWithCustomError(vote(batch, { by: world.curator, of }), world.curation, "NotVoter");
    });

    it("are nobody else's, with whatever proof", async () => {
      const { of, batch, proofOf } = await listed(people());
      const proof = proofOf(world.other);
      const tries: { by: Person; proof: Hex[] }[] = [
        { by: world.author, proof },
        { by: world.brand, proof: [] },
        { by: world.other, proof: [] },
        { by: world.other, proof: proof.slice(1) },
        { by: world.other, proof: [...proof, digestOf("more")] },
        { by: world.curator, proof },
      ];
      for (const given of tries) {
        await assert.revertWithCustomErrorWithArgs(vote(batch, { ...given, of }), world.curation, "NotVoter", [
          of.campaign,
          is(given.by),
        ]);
      }
    });

    it("P7: aren't those of another campaign's list", async () => {
      const first = await listed(people());
      const second = await listed([world.curator, world.collector]);
      await assert.revertWithCustomError(
        vote(second.batch, { proof: first.proofOf(world.other), of: second.of }),
        world.curation,
        "NotVoter",
      );
    });

    it("take no proof where there is no list", async () => {
      await assert.revertWithCustomErrorWithArgs(
        vote(undefined, { proof: [digestOf("sibling")] }),
        world.curation,
        "UnneededProof",
        [world.poll.campaign],
      );
    });
  });
});

describe("Curation: what voters sign", () => {
  let world: CurationWorld;
  beforeEach(async () => {
    world = await loadFixture(deployCuration);
  });
  const domain = () => ({
    name: "Colophon Curation",
    version: "1",
    chainId: 31337,
    verifyingContract: world.curation.address,
  });
  const voter = () => world.author.account.address;

  it("is told by its domain (ERC-5267)", async () => {
    const [fields, name, version, chainId, verifyingContract] = await world.curation.read.eip712Domain();
    expect([fields, name, version, chainId]).to.deep.equal(["0x0f", "Colophon Curation", "1", 31337n]);
    expect(verifyingContract.toLowerCase()).to.equal(world.curation.address);
  });

  it("is, for a vote, what a wallet makes of its fields", async () => {
    const message = { campaign: 2 ** 32 - 1, voter: voter(), id: world.id, votes: 7, epoch: 3, deadline: 2n ** 63n };
    const expected = hashTypedData({
      domain: domain(),
      types: {
        Vote: [
          { name: "campaign", type: "uint32" },
          { name: "voter", type: "address" },
          { name: "id", type: "uint256" },
          { name: "votes", type: "uint16" },
          { name: "epoch", type: "uint32" },
          { name: "deadline", type: "uint64" },
        ],
      },
      primaryType: "Vote",
      message,
    });
    const { campaign, id, votes, epoch, deadline } = message;
    expect(await world.curation.read.voteHash([campaign, voter(), id, votes, epoch, deadline])).to.equal(expected);
  });

  it("is, for an answer to a poll, what a wallet makes of its fields", async () => {
    const poll = digestOf("poll");
    const expected = hashTypedData({
      domain: domain(),
      types: {
        PollAnswer: [
          { name: "campaign", type: "uint32" },
          { name: "poll", type: "bytes32" },
          { name: "voter", type: "address" },
          { name: "option", type: "uint16" },
          { name: "epoch", type: "uint32" },
          { name: "deadline", type: "uint64" },
        ],
      },
      primaryType: "PollAnswer",
      message: { campaign: 5, poll, voter: voter(), option: 2, epoch: 1, deadline: 9n },
    });
    expect(await world.curation.read.pollAnswerHash([5, poll, voter(), 2, 1, 9n])).to.equal(expected);
  });
});
