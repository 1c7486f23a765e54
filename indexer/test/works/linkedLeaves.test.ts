import { certify } from "@colophon/sdk/actions/certify.ts";
import { mintAnchoredMany } from "@colophon/sdk/actions/mintAnchoredMany.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { getHead } from "@colophon/sdk/audit/getHead.ts";
import { leafReader } from "@colophon/sdk/audit/leafReader.ts";
import { readFactsAnew } from "@colophon/sdk/audit/readFactsAnew.ts";
import { readRollEvents } from "@colophon/sdk/audit/readRollEvents.ts";
import { anchoredWork } from "@colophon/sdk/evidence/anchoredWork.ts";
import { type Hex, publicActions } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kuboSource } from "../support/kuboSource.ts";
import { putBlock } from "../support/putBlock.ts";
import { eventually } from "../support/startProcess.ts";
import { ADA, BatchStage, BRUNO, CLEO, STRANGER } from "./BatchStage.ts";

type Campaign = Awaited<ReturnType<BatchStage["open"]>>;

describe("leaves of stories and remixes, and of parents elsewhere, as the index has them", () => {
  let stage: BatchStage;
  let elsewhere: Campaign;
  /** In another campaign: a token, and a work that was anchored and has none. */
  let [token, tokenless]: [Hex, Hex] = ["0x", "0x"];
  let made = 0;
  beforeAll(async () => {
    stage = await BatchStage.open("pglite");
    elsewhere = await stage.open();
    token = await direct(elsewhere, ADA);
    tokenless = (await stage.anchor(...place(elsewhere), [await leafOf(elsewhere)])).ids[0] as Hex;
  });
  afterAll(() => stage?.close());

  const place = ({ campaign, config }: Campaign) => [campaign, config] as const;
  const leafOf = async ({ campaign, config }: Campaign, parents: readonly Hex[] = [], by: number = CLEO) =>
    stage.record(campaign, config, { by, parents, digest: await stage.text(`part ${++made}`) });
  const direct = async ({ campaign, config }: Campaign, by: number, parents: readonly Hex[] = []) => {
    const digest = await stage.text(`direct ${++made}`);
    const work = { kind: "text", codec: "raw", aiUse: "none", digest, parents } as const;
    const { deployment } = stage.chain;
    const { id } = await certify(stage.chain.wallet(by), { deployment, campaign, config, ...work });
    return id;
  };
  /** Anchors leaves with these parents, in this order. @returns their works' ids */
  const anchored = async (own: Campaign, parents: readonly (readonly Hex[])[], more: { stored?: boolean } = {}) => {
    const records = [];
    for (const named of parents) records.push(await leafOf(own, named));
    return stage.anchor(...place(own), records, more);
  };

  /** What an audit makes of the chain and IPFS alone. */
  async function bySdk(campaign: number): Promise<Hex[]> {
    const { deployment } = stage.chain;
    const client = stage.chain.wallet(STRANGER).extend(publicActions);
    const head = await getHead(client);
    const chain = await readCampaign(client, { deployment, campaign });
    const events = await readRollEvents(client, { deployment, campaign, to: head.number });
    const readLeaves = leafReader(client, { deployment, campaign: chain, to: head.number });
    const ipfs = kuboSource(stage.ipfs.url);
    const context = { client, deployment, campaign: chain, events, block: head, ipfs, readLeaves, manifests: false };
    const { facts } = await readFactsAnew(context);
    const certified = events.flatMap((event) => (event.kind === "certified" ? [event.id] : []));
    return [...new Set([...certified, ...(facts.contributions ?? []).map(({ id }) => id)])].sort();
  }

  /** Both agree, and say that these are the campaign's works. */
  async function expectWorks(campaign: number, ids: readonly (Hex | undefined)[]) {
    const wanted = [...ids].sort();
    await stage.indexed();
    const list = () => stage.api.works({ campaign, standing: "any", verification: "any", limit: 100 });
    const same = (found: Hex[]) => JSON.stringify(found.toSorted()) === JSON.stringify(wanted);
    const shown = async () => (await list()).items.map(({ id }) => id as Hex);
    await eventually(shown, same, `the works ${wanted.join(" ")}`);
    expect(await bySdk(campaign)).toEqual(wanted);
  }

  it.each(["story", "remix"] as const)(
    "begin a %s by leaf 0 of its first anchor, and each other continues one",
    async (format) => {
      const own = await stage.open({ format });
      const first = await anchored(own, [[], []], { stored: false });
      const [begin, parentless] = first.ids as [Hex, Hex];
      const sameTree = await leafOf(own, [begin]);
      const second = await anchored(own, [[], [begin], [token], [begin, token], [begin, tokenless], [parentless]]);
      const [, child, onlyForeign, both] = second.ids as Hex[];
      // Without the first one's data nothing holds, but that these are anchored is known.
      await stage.fileOf(own.campaign, second.root);
      await expectWorks(own.campaign, []);
      await putBlock(stage.ipfs.url, first.bytes);
      await expectWorks(own.campaign, [begin, child, both]);
      const third = await stage.anchor(...place(own), [
        sameTree,
        await leafOf(own, [child as Hex, onlyForeign as Hex]),
      ]);
      await stage.fileOf(own.campaign, third.root);
      await expectWorks(own.campaign, [begin, child, both, third.ids[0]]);
      const { nodes } = await stage.api.lineage(both as Hex);
      expect(nodes.map(({ id }) => id)).toContain(token);
    },
  );

  it("don't begin a story that a direct work has begun, and continue that", async () => {
    const own = await stage.open({ format: "story" });
    const begin = await direct(own, BRUNO);
    const { root, ids } = await anchored(own, [[], [begin]]);
    await stage.fileOf(own.campaign, root);
    await expectWorks(own.campaign, [begin, ids[1]]);
  });

  it("don't begin a story where the first anchor's leaf 0 doesn't hold", async () => {
    const own = await stage.open({ format: "story" });
    const late = await stage.record(own.campaign, own.config, {
      by: CLEO,
      digest: await stage.text(`late ${++made}`),
      deadline: BigInt(await stage.chain.now()) - 1n,
    });
    await stage.anchor(...place(own), [late, await leafOf(own)]);
    const { root } = await anchored(own, [[], []]);
    await stage.fileOf(own.campaign, root);
    await expectWorks(own.campaign, []);
  });

  it("begin a story with a parent elsewhere, if that was there", async () => {
    const own = await stage.open({ format: "story" });
    const { root, ids } = await anchored(own, [[token]]);
    await stage.fileOf(own.campaign, root);
    await expectWorks(own.campaign, ids);
    const other = await stage.open({ format: "story" });
    const none = await anchored(other, [[tokenless]]);
    await stage.fileOf(other.campaign, none.root);
    await expectWorks(other.campaign, []);
  });

  it("don't hold by a parent elsewhere that got its token only later, and those after it do", async () => {
    const own = await stage.open();
    const before = await anchored(own, [[tokenless], [token]]);
    await stage.fileOf(own.campaign, before.root);
    await expectWorks(own.campaign, [before.ids[1]]);
    await eventually(
      () => stage.api.mint(tokenless),
      ({ state }) => state === "ready",
      "what it takes to mint the parent",
    );
    const { steps } = await stage.api.mint(tokenless);
    const { deployment } = stage.chain;
    await mintAnchoredMany(stage.chain.wallet(STRANGER), { deployment, works: steps.map(anchoredWork) });
    const after = await anchored(own, [[tokenless]]);
    await stage.fileOf(own.campaign, after.root);
    await expectWorks(own.campaign, [before.ids[1], ...after.ids]);
  });

  it("are the same in a fresh index", async () => {
    expect(await stage.compareWithFresh()).toEqual([]);
  });
});
