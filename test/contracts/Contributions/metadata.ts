import { expect } from "chai";
import { getAddress, type Hex } from "viem";
import {
  certify,
  deployCore,
  digestOf,
  Kind,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
  wait,
} from "../support/world.ts";

interface Metadata {
  name: string;
  description: string;
  image: string;
  animation_url?: string;
  attributes: { trait_type: string; value: string | number; display_type?: string }[];
}

const { loadFixture } = networkHelpers;
const JSON_PREFIX = "data:application/json;base64,";

function decode<T>(uri: string): T {
  expect(uri.startsWith(JSON_PREFIX)).to.equal(true);
  return JSON.parse(Buffer.from(uri.slice(JSON_PREFIX.length), "base64").toString("utf8")) as T;
}

describe("Contributions: metadata", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  const metadata = async (id: bigint) => decode<Metadata>(await world.contributions.read.tokenURI([id]));
  const attribute = ({ attributes }: Metadata, trait: string) =>
    attributes.find(({ trait_type }) => trait_type === trait)?.value;

  describe("tokenURI", () => {
    it("links the public vector's bytes by their CID", async () => {
      // "hello world" as one raw block.
      const digest: Hex = "0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";
      const header = (BigInt(opened.config) << 96n) | (1n << 64n) | (1n << 8n);
      await world.contributions.write.contribute([header, digest, digest, []], { account: world.author.account });
      const { image, name } = await metadata((1n << 224n) | (BigInt(digest) % 2n ** 224n));

      expect(image).to.equal("ipfs://bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
      expect(name).to.equal("Colophon 1/b94d27b9");
    });

    it("names campaign, author, time, kind, AI use and status", async () => {
      const id = await certify(world, world.author, opened, "work", { kind: Kind.image, aiUse: 1 });
      const { certifiedAt } = await world.contributions.read.contributionOf([id]);
      const { attributes, description } = await metadata(id);

      expect(description).to.include("attribution token");
      expect(attributes).to.deep.equal([
        { trait_type: "Campaign", value: "1" },
        { trait_type: "Author", value: getAddress(world.author.account.address) },
        { display_type: "date", trait_type: "Certified at", value: certifiedAt },
        { trait_type: "Media kind", value: "Image" },
        { trait_type: "AI use", value: "Assisted" },
        { trait_type: "Status", value: "Provisional" },
      ]);
    });

    it("turns final with the clock", async () => {
      const id = await certify(world, world.author, opened, "work");
      await wait(opened.settings.finality);
      expect(attribute(await metadata(id), "Status")).to.equal("Final");
    });

    it("P2: names the author, not the owner", async () => {
      const id = await certify(world, world.author, opened, "work");
      await wait(opened.settings.finality);
      await world.contributions.write.transferFrom(
        [world.author.account.address, world.collector.account.address, id],
        { account: world.author.account },
      );
      expect(attribute(await metadata(id), "Author")).to.equal(getAddress(world.author.account.address));
    });

    for (const [name, kind] of Object.entries(Kind)) {
      it(`puts ${name} where viewers look for it`, async () => {
        const id = await certify(world, world.author, opened, "work", { kind, codec: 1 });
        const { image, animation_url, ...rest } = await metadata(id);

        expect(
          attribute({ image, ...rest }, "Media kind")
            ?.toString()
            .toLowerCase(),
        ).to.equal(name);
        expect(kind === Kind.image ? image : animation_url).to.match(/^ipfs:\/\/bafybei[a-z2-7]{52}$/);
        if (kind === Kind.image) {
          expect(animation_url).to.equal(undefined);
          return;
        }
        const svg = Buffer.from(image.replace("data:image/svg+xml;base64,", ""), "base64").toString("utf8");
        expect(svg).to.match(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>$/);
        expect(svg).to.include(digestOf("work").slice(2, 10));
        expect(svg.toLowerCase()).to.include(`>${name}</text>`);
      });
    }

    it("draws the digest's first sixteen bytes as bars that stand on one line", async () => {
      const id = await certify(world, world.author, opened, "work", { kind: Kind.text });
      const { image } = await metadata(id);
      const svg = Buffer.from(image.replace("data:image/svg+xml;base64,", ""), "base64").toString("utf8");
      const bars = [...svg.matchAll(/<rect x="(\d+)" y="(\d+)" width="10" height="(\d+)"\/>/g)];
      const bytes = [...Buffer.from(digestOf("work").slice(2), "hex")].slice(0, 16);
      expect(bars.map(([, x, y, height]) => [Number(x), Number(y), Number(height)])).to.deep.equal(
        bytes.map((byte, i) => [60 + 18 * i, 290 - (byte >> 1), 10 + (byte >> 1)]),
      );
    });

    for (const [aiUse, name] of ["None", "Assisted", "Generated"].entries()) {
      it(`says AI use "${name}"`, async () => {
        const id = await certify(world, world.author, opened, "work", { aiUse });
        expect(attribute(await metadata(id), "AI use")).to.equal(name);
      });
    }

    it("is there for tokens that exist only", async () => {
      const id = await certify(world, world.author, opened, "work");
      await wait(opened.settings.finality);
      await world.contributions.write.burn([id], { account: world.author.account });
      for (const gone of [id, id + 1n]) {
        await assert.revertWithCustomError(
          world.contributions.read.tokenURI([gone]),
          world.contributions,
          "TokenDoesNotExist",
        );
      }
    });
  });

  it("describes the collection (ERC-7572)", async () => {
    const { name, description } = decode<Metadata>(await world.contributions.read.contractURI());
    expect(name).to.equal(await world.contributions.read.name());
    expect(description).to.include("Certified works");
    expect(await world.contributions.read.symbol()).to.equal("COLOPHON");
  });

  describe("royaltyInfo (ERC-2981)", () => {
    const asked = (id: bigint, price: bigint) => world.contributions.read.royaltyInfo([id, price]);

    it("asks the campaign's share for its forwarder, whoever the brand is", async () => {
      const id = await certify(world, world.author, opened, "work");
      const forwarder = await world.royalties.read.forwarderOf([opened.campaign]);
      expect(await asked(id, 12_345n)).to.deep.equal([forwarder, 617n]);
      expect(await world.contributions.read.royalties()).to.equal(getAddress(world.royalties.address));
    });

    it("overflows at no price", async () => {
      const id = await certify(world, world.author, opened, "work");
      const price = 2n ** 256n - 1n;
      expect((await asked(id, price))[1]).to.equal((price * 500n) / 10_000n);
    });

    it("asks nothing for what belongs to no campaign", async () => {
      expect((await asked(1n, 10_000n))[1]).to.equal(0n);
    });
  });

  describe("supportsInterface (ERC-165)", () => {
    for (const [name, id, yes] of [
      ["ERC-165", "0x01ffc9a7", true],
      ["ERC-721", "0x80ac58cd", true],
      ["ERC-721 metadata", "0x5b5e139f", true],
      ["ERC-2981", "0x2a55205a", true],
      ["ERC-4906", "0x49064906", true],
      ["ERC-7572", "0xe8a3d485", true],
      ["ERC-721 enumerable", "0x780e9d63", false],
      ["the invalid id", "0xffffffff", false],
    ] as const) {
      it(`${yes ? "says yes" : "says no"} to ${name}`, async () => {
        expect(await world.contributions.read.supportsInterface([id])).to.equal(yes);
      });
    }
  });

  it("tells wallets its signing domain (ERC-5267)", async () => {
    const domain = await world.contributions.read.eip712Domain();
    expect(domain.slice(0, 5)).to.deep.equal([
      "0x0f",
      "Colophon",
      "1",
      31337n,
      getAddress(world.contributions.address),
    ]);
  });
});
