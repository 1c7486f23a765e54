import { expect } from "chai";
import type { Address, Hex } from "viem";
import published from "../vectors/cid.json" with { type: "json" };
import cidStrings from "../vectors/cid-strings.json" with { type: "json" };
import ids from "../vectors/ids.json" with { type: "json" };
import tokenWords from "../vectors/token-words.json" with { type: "json" };
import typedData from "../vectors/typed-data.json" with { type: "json" };
import { networkHelpers, viem } from "./support/world.ts";

describe("Vectors shared with TypeScript", () => {
  const deploy = () => viem.deployContract("PureHarness");
  let pure: Awaited<ReturnType<typeof deploy>>;

  before(async () => {
    pure = await networkHelpers.loadFixture(deploy);
  });

  it("CIDs of digests, as multiformats writes them", async () => {
    expect(cidStrings.cids.length).to.be.greaterThan(80);
    for (const { digest, codec, cid } of cidStrings.cids) {
      expect(await pure.read.cidOf([digest as Hex, codec])).to.equal(cid);
    }
  });

  it("CIDs of files, as published with IPIP-499", async () => {
    expect(published.vectors.length).to.be.greaterThan(4);
    for (const { digest, codec, cid } of published.vectors) {
      expect(await pure.read.cidOf([digest as Hex, codec])).to.equal(cid);
    }
  });

  it("contribution ids", async () => {
    for (const { campaign, digest, id } of ids.ids) {
      expect(await pure.read.idOf([campaign, digest as Hex])).to.equal(BigInt(id));
    }
  });

  it("work headers", async () => {
    const kinds = ["other", "image", "video", "audio", "text", "model"];
    for (const { config, campaign, kind, codec, aiUse, header } of ids.headers) {
      const fields = [
        kinds.indexOf(kind),
        ["raw", "dag-pb"].indexOf(codec),
        ["none", "assisted", "generated"].indexOf(aiUse),
      ] as const;
      expect(await pure.read.headerOf([config as Hex, campaign, ...fields])).to.equal(BigInt(header));
    }
  });

  it("struct hashes of signed contributions", async () => {
    expect(typedData.contributions.length).to.be.greaterThan(1);
    for (const { message: m, structHash } of typedData.contributions) {
      const header = await pure.read.headerOf([m.config as Hex, m.campaign, m.kind, m.codec, m.aiUse]);
      const hash = await pure.read.structHashOf([
        m.author as Address,
        m.epoch,
        header,
        m.digest as Hex,
        m.manifest as Hex,
        m.parents.map(BigInt),
        BigInt(m.deadline),
      ]);
      expect(hash).to.equal(structHash);
    }
  });

  it("packed token slots", async () => {
    for (const { word, id, ...expected } of tokenWords.words) {
      const [digest, certifiedAt, finalAt, kind, codec, aiUse, leftAuthor] = await pure.read.readWord([
        BigInt(word),
        BigInt(id),
      ]);
      expect({ digest, certifiedAt, finalAt, kind, codec, aiUse, leftAuthor }).to.deep.equal(expected);
    }
  });
});
