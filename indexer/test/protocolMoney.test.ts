import { editionsAbi, rewardPoolsAbi, royaltiesAbi } from "@colophon/sdk/abis/generated.ts";
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import type { ApiClient } from "@colophon/sdk/api/client.ts";
import { type Hex, keccak256 } from "viem";
import { waitForTransactionReceipt } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalChain } from "../../sdk/test/support/localChain.ts";
import { type IndexedChain, startIndexedChain } from "./support/indexedChain.ts";
import { putBlock } from "./support/putBlock.ts";
import { eventually } from "./support/startProcess.ts";
import { testSettings } from "./support/testSettings.ts";

const ETH: Hex = `0x${"0".repeat(40)}`;
const [BRAND, FIRST, EARLIER, CURATOR, ARBITER, RELAY, COLLECTOR] = [0, 1, 2, 3, 5, 6, 7];
const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(["pglite", "postgres"] as const)("editions, proceeds, an empty roll and roles, indexed on %s", (kind) => {
  let world: IndexedChain;
  let chain: LocalChain;
  let api: ApiClient;
  let campaign = 0;
  let digest: Hex;

  beforeAll(async () => {
    world = await startIndexedChain(kind);
    ({ chain, api } = world);
    const now = await chain.now();
    const opened = await openCampaign(chain.wallet(BRAND), {
      deployment: chain.deployment,
      arbiter: world.account(ARBITER),
      relay: world.account(RELAY),
      settings: testSettings(now, { closes: now + 300, finality: 3_600, editionPrice: 10n, editionCap: 5 }),
      terms: keccak256("0x7e"),
      curators: [world.account(CURATOR)],
    });
    ({ campaign } = opened);
    digest = await putBlock(world.ipfs.url, utf8("one work"));
    const work = { codec: "raw", aiUse: "none", kind: "text", digest } as const;
    const { id } = await certify(chain.wallet(FIRST), { deployment: chain.deployment, ...opened, ...work });
    await world.indexed();
    await eventually(
      () => api.work(id),
      ({ verification }) => verification === "verified",
      "the bytes",
    );
    await chain.travelTo((await api.campaign(campaign)).rollAt);
  });
  afterAll(() => world?.stop());

  it("counts editions and their holders, and tells proceeds by where they came from", async () => {
    const { editions, royalties, rewardPools } = chain.deployment;
    const content = { digest, codec: 0, kind: 4 };
    expect((await api.campaign(campaign)).edition).toMatchObject({ content: null, price: "10", cap: 5, minted: "0" });
    await world.send(BRAND, editions, editionsAbi, "setEdition", [campaign, content]);
    const mint = (to: number, amount: bigint) =>
      world.send(
        COLLECTOR,
        editions,
        editionsAbi,
        "mint",
        [campaign, world.account(to), amount, content],
        10n * amount,
      );
    await mint(COLLECTOR, 3n);
    await mint(FIRST, 1n);
    // Of nothing: it says nothing, and the id is no campaign's.
    const move = (token: bigint, amount: bigint) =>
      world.send(COLLECTOR, editions, editionsAbi, "safeTransferFrom", [
        world.account(COLLECTOR),
        world.account(EARLIER),
        token,
        amount,
        "0x",
      ]);
    await move(2n ** 255n, 0n);
    await move(BigInt(campaign), 1n);
    await world.send(COLLECTOR, royalties, royaltiesAbi, "deploy", [campaign]);
    await world.indexed();
    const forwarder = (await api.campaign(campaign)).royalties.forwarder as Hex;
    const hash = await chain.wallet(COLLECTOR).sendTransaction({ to: forwarder, value: 25n });
    await waitForTransactionReceipt(chain.wallet(COLLECTOR), { hash });
    await world.send(COLLECTOR, royalties, royaltiesAbi, "flush", [campaign, ETH]);
    await world.send(COLLECTOR, rewardPools, rewardPoolsAbi, "addProceeds", [campaign, ETH, 7n], 7n);
    await world.indexed();
    const shown = await api.campaign(campaign);
    expect(shown.edition).toMatchObject({
      content: { digest, kind: "text", verification: "verified" },
      minted: "4",
      holders: 3,
    });
    expect(shown.royalties).toMatchObject({ bps: 500, arrived: [{ amount: "25" }] });
    expect(shown.pools[0]?.proceeds).toEqual({
      editions: "40",
      royalties: "25",
      bonds: "0",
      stakes: "0",
      gifts: "7",
      taken: "0",
      held: "72",
    });
    const holders = (await api.editionHolders(campaign)).items.map((row) => [row.account, row.amount]);
    const ones = [world.account(FIRST), world.account(EARLIER)].sort().reverse();
    expect(holders).toEqual([[world.account(COLLECTOR), "2"], ...ones.map((one) => [one, "1"])]);
    const first = await api.editionHolders(campaign, { limit: 2 });
    const rest = await api.editionHolders(campaign, { limit: 2, cursor: first.next ?? "" });
    expect([...first.items, ...rest.items].map((row) => row.account)).toEqual(holders.map(([one]) => one));
    expect((await api.editionsOf(world.account(EARLIER))).items).toMatchObject([{ campaign, amount: "1" }]);
  });

  it("lists proposals of an empty roll, which show in the pool too", async () => {
    const { rewardPools } = chain.deployment;
    await world.send(BRAND, rewardPools, rewardPoolsAbi, "proposeEmpty", [campaign, ETH], 10n);
    await world.indexed();
    const [statement] = (await api.statements(campaign)).items;
    expect(statement).toMatchObject({ empty: true, root: null, cid: null, total: "0", state: "proposed" });
    expect((await api.campaign(campaign)).pools[0]).toMatchObject({ pendingEmpty: true, emptyStood: false });
    await chain.travelTo((statement?.claimableFrom ?? 0) + 1);
    await world.indexed();
    expect((await api.statements(campaign)).items).toMatchObject([{ empty: true, state: "stands" }]);
    expect((await api.campaign(campaign)).pools[0]).toMatchObject({ pendingEmpty: false, emptyStood: true });
    await world.send(BRAND, rewardPools, rewardPoolsAbi, "takeProceeds", [campaign, ETH, world.account(BRAND)]);
    await world.indexed();
    expect((await api.campaign(campaign)).pools[0]?.proceeds).toMatchObject({ taken: "72", held: "0" });
    expect((await api.creditsOf(world.account(BRAND))).items).toMatchObject([{ token: { address: ETH } }]);
  });

  it("finds campaigns by each role, and by any of the three", async () => {
    const ids = async (filter: Parameters<ApiClient["campaigns"]>[0]) =>
      (await api.campaigns(filter)).items.map((one) => one.id);
    const [brand, curator, arbiter] = [world.account(BRAND), world.account(CURATOR), world.account(ARBITER)];
    expect(await ids({ brand })).toEqual([campaign]);
    expect(await ids({ curator })).toEqual([campaign]);
    expect(await ids({ arbiter })).toEqual([campaign]);
    expect(await ids({ brand: arbiter })).toEqual([]);
    for (const role of [brand, curator, arbiter]) expect(await ids({ role })).toEqual([campaign]);
    expect(await ids({ role: world.account(FIRST) })).toEqual([]);
    await world.send(BRAND, chain.deployment.contributions, worksAbi, "setCurator", [campaign, curator, false]);
    await world.indexed();
    expect(await ids({ role: curator })).toEqual([]);
  });
});
