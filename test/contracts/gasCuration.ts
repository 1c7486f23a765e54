/** Gas of appeals and votes, held to the snapshot. */
import type { Hex } from "viem";
import {
  appealed,
  type CurationWorld,
  certify,
  DAY,
  decided,
  decision,
  deployCuration,
  networkHelpers,
  open,
} from "./Curation/support.ts";
import { checkGas } from "./support/gasSnapshot.ts";

describe("Gas of appeals and votes", () => {
  let world: CurationWorld;

  const gas = async (hash: Hex) => Number((await world.publicClient.getTransactionReceipt({ hash })).gasUsed);

  beforeEach(async () => {
    world = await networkHelpers.loadFixture(deployCuration);
  });

  it("appeal, and its decision", async () => {
    checkGas("appeal", await gas(await appealed(world, world.author)));
    checkGas("decide an appeal, upheld", await gas(await decided(world, [decision(world, { upheld: true })])));
  });

  it("vote", async () => {
    const votesClose = (await networkHelpers.time.latest()) + 8 * DAY;
    const poll = await open(world, { equalBps: 5_000, communityBps: 5_000, votesClose });
    const ids: bigint[] = [];
    for (let n = 0; n < 11; n++) ids.push(await certify(world, world.author, poll, `work ${n}`));
    const vote = async (some: bigint[]) => {
      const votes = some.map((id) => ({ id, votes: 3 }));
      return gas(await world.curation.write.vote([poll.campaign, votes, []], { account: world.other.account }));
    };
    await vote(ids.slice(0, 1));
    const one = await vote(ids.slice(0, 1));
    checkGas("vote for one work", one);
    checkGas("vote, each further work", Math.round(((await vote(ids)) - one) / 10));
  });
});
