import { expect } from "chai";
import { CID } from "multiformats/cid";
import { create } from "multiformats/hashes/digest";
import { hexToBytes, maxUint256, zeroAddress } from "viem";
import { networkHelpers, viem } from "../RewardPools/support.ts";
import { CONTENT, deployEditions, type EditionsWorld } from "../support/editionsWorld.ts";
import { digestOf, Kind } from "../support/world.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;
const JSON_PREFIX = "data:application/json;base64,";

interface Metadata {
  name: string;
  description: string;
  image: string;
  animation_url?: string;
  attributes: { trait_type: string; value: string }[];
}

function decode<T>(uri: string): T {
  expect(uri.startsWith(JSON_PREFIX)).to.equal(true);
  return JSON.parse(Buffer.from(uri.slice(JSON_PREFIX.length), "base64").toString("utf8")) as T;
}

describe("Editions: metadata and standards", () => {
  let world: EditionsWorld;
  let id: bigint;
  beforeEach(async () => {
    world = await loadFixture(deployEditions);
    id = BigInt(world.campaign);
  });
  const set = (content: typeof CONTENT) =>
    world.editions.write.setEdition([world.campaign, content], { account: world.brand.account });
  const linkOf = ({ digest, codec }: typeof CONTENT) =>
    `ipfs://${CID.createV1(codec === 0 ? 0x55 : 0x70, create(0x12, hexToBytes(digest)))}`;

  it("links a picture by its CID, in either codec", async () => {
    for (const codec of [0, 1]) {
      const content = { digest: digestOf(`picture ${codec}`), codec, kind: Kind.image };
      await set(content);
      const metadata = decode<Metadata>(await world.editions.read.uri([id]));
      expect(metadata.image).to.equal(linkOf(content));
      expect(metadata).not.to.have.property("animation_url");
      expect(metadata.name).to.equal("Colophon edition 1");
      expect(metadata.description).to.include("collective work");
      expect(metadata.attributes).to.deep.equal([
        { trait_type: "Campaign", value: "1" },
        { trait_type: "Media kind", value: "Image" },
      ]);
    }
  });

  it("links what needs a player behind a drawn cover", async () => {
    const names = ["Other", "Image", "Video", "Audio", "Text", "Model"];
    for (const kind of [Kind.other, Kind.video, Kind.audio, Kind.text, Kind.model]) {
      const content = { ...CONTENT, kind };
      await set(content);
      const metadata = decode<Metadata>(await world.editions.read.uri([id]));
      expect(metadata.animation_url).to.equal(linkOf(content));
      const cover = Buffer.from(metadata.image.replace("data:image/svg+xml;base64,", ""), "base64").toString();
      expect(cover).to.match(/^<svg .*<\/svg>$/);
      expect(cover).to.include(`>${names[kind]}<`).and.to.include("edition 1");
      expect(metadata.attributes[1]?.value).to.equal(names[kind]);
    }
  });

  it("says in the log what `uri` says", async () => {
    await set(CONTENT);
    const [log] = await world.editions.getEvents.URI();
    expect(log?.args).to.deep.equal({ value: await world.editions.read.uri([id]), id });
  });

  it("knows no edition without content, nor an id that no campaign has", async () => {
    const { editions } = world;
    await set(CONTENT);
    for (const none of [0n, 2n, id + 2n ** 32n, maxUint256]) {
      await assert.revertWithCustomErrorWithArgs(editions.read.uri([none]) as never, editions, "NoEdition", [none]);
      expect(await editions.read.totalSupply([none])).to.equal(0n);
    }
    await assert.revertWithCustomErrorWithArgs(editions.read.editionOf([2]) as never, editions, "NoEdition", [2n]);
  });

  it("describes its collection", async () => {
    const collection = decode<{ name: string; symbol: string; description: string }>(
      await world.editions.read.contractURI(),
    );
    expect([collection.name, collection.symbol]).to.deep.equal(["Colophon editions", "EDITION"]);
    expect(collection.description).to.include("everybody who contributed");
  });

  it("asks for the campaign's royalty, for its forwarder, whatever the price", async () => {
    const { editions, royalties, campaign, second } = world;
    for (const one of [campaign, second]) {
      const forwarder = await royalties.read.forwarderOf([one]);
      expect(await editions.read.royaltyInfo([BigInt(one), 10_000n])).to.deep.equal([forwarder, 500n]);
      expect(await editions.read.royaltyInfo([BigInt(one), 19n])).to.deep.equal([forwarder, 0n]);
      expect(await editions.read.royaltyInfo([BigInt(one), 20n])).to.deep.equal([forwarder, 1n]);
      expect(await editions.read.royaltyInfo([BigInt(one), maxUint256])).to.deep.equal([forwarder, maxUint256 / 20n]);
    }
    for (const none of [0n, BigInt(second) + 1n, BigInt(campaign) + 2n ** 32n, maxUint256]) {
      expect(await editions.read.royaltyInfo([none, 10_000n])).to.deep.equal([zeroAddress, 0n]);
    }
  });

  it("says what it is: ERC-165, 1155, its metadata, 2981, 7572", async () => {
    const { editions } = world;
    for (const known of ["0x01ffc9a7", "0xd9b67a26", "0x0e89341c", "0x2a55205a", "0xe8a3d485"] as const) {
      expect(await editions.read.supportsInterface([known]), known).to.equal(true);
    }
    for (const unknown of ["0xffffffff", "0x80ac58cd"] as const) {
      expect(await editions.read.supportsInterface([unknown]), unknown).to.equal(false);
    }
    const { contributions, pools, royalties } = world;
    const named = [editions.read.campaigns(), editions.read.pools(), editions.read.royalties()];
    expect((await Promise.all(named)).map((address) => address.toLowerCase())).to.deep.equal([
      contributions.address,
      pools.address,
      royalties.address,
    ]);
  });
});
