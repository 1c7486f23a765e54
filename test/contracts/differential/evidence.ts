/** The same things made by libraries that know nothing of this project, over random inputs. */
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { TypedDataEncoder, Wallet } from "ethers";
import fc from "fast-check";
import { CID } from "multiformats/cid";
import { create } from "multiformats/hashes/digest";
import { type Hex, hashStruct, hashTypedData, hexToBytes, toHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import {
  type Action,
  anchorBatch,
  batchOf,
  commitmentOf,
  leafOf,
  mint,
  saltOf,
  shown,
  typedWork,
} from "../support/evidence.ts";
import { type Message, messageOf, types } from "../support/signing.ts";
import {
  certify,
  deployCore,
  digestOf,
  header,
  idOf,
  networkHelpers,
  open,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture } = networkHelpers;

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toHex(bytes));
const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => toHex(bytes));
const anyMessage: fc.Arbitrary<Message> = fc.record({
  campaign: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  config: address,
  author: address,
  digest: bytes32,
  codec: fc.integer({ min: 0, max: 15 }),
  kind: fc.integer({ min: 0, max: 255 }),
  aiUse: fc.integer({ min: 0, max: 15 }),
  manifest: bytes32,
  parents: fc.array(fc.bigInt(0n, 2n ** 256n - 1n), { maxLength: 16 }),
  epoch: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  deadline: fc.bigInt(0n, 2n ** 64n - 1n),
});

describe("Differential: evidence", () => {
  let world: World;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  const domain = () => ({
    name: "Colophon",
    version: "1",
    chainId: 31337,
    verifyingContract: world.contributions.address,
  });
  const ethersTypes = (action: Action) => ({ [action]: [...types.Contribution] });

  it("struct hashes of Contribution are ethers', viem's and the contract's, over any fields", async () => {
    const pure = await viem.deployContract("PureHarness");
    await fc.assert(
      fc.asyncProperty(anyMessage, async (m) => {
        const onChain = await pure.read.structHashOf([
          m.author,
          m.epoch,
          header(m, m),
          m.digest,
          m.manifest,
          m.parents,
          m.deadline,
        ]);
        expect(onChain).to.equal(TypedDataEncoder.hashStruct("Contribution", ethersTypes("Contribution"), m));
        expect(onChain).to.equal(hashStruct({ data: m, primaryType: "Contribution", types }));
      }),
      { numRuns: 60 },
    );
  });

  it("typed data of both actions is ethers' and viem's alike, and never one's for the other", () => {
    fc.assert(
      fc.property(anyMessage, (m) => {
        const hashes = (["Contribution", "Supersession"] as const).map((action) => {
          const hash = hashTypedData(typedWork(world, m, action));
          expect(hash).to.equal(TypedDataEncoder.hash(domain(), ethersTypes(action), m));
          return hash;
        });
        expect(hashes[0]).not.to.equal(hashes[1]);
      }),
      { numRuns: 100 },
    );
  });

  it("supersedes by what ethers signs, over random works", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1 }),
        fc.integer({ min: 0, max: 5 }),
        bytes32,
        async (name, kind, manifest) => {
          const wallet = Wallet.createRandom();
          const author = wallet.address as Hex;
          const fresh = await open(world);
          await world.contributions.write.commit([
            fresh.campaign,
            [commitmentOf(world, fresh.campaign, author, digestOf(name), saltOf(name))],
          ]);
          const id = await certify(world, world.other, fresh, name);
          const message = messageOf(author, fresh, name, { kind, manifest });
          const signature = (await wallet.signTypedData(domain(), ethersTypes("Supersession"), message)) as Hex;
          await world.precedence.write.supersedeFor([shown(message, signature), saltOf(name)]);
          expect(await world.contributions.read.authorOf([id])).to.equal(author);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("roots and proofs are OpenZeppelin's, over batches of any size; no other leaf gets in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (size, pick) => {
        const fresh = await open(world);
        const author = privateKeyToAccount(generatePrivateKey());
        const leaves = await Promise.all(
          Array.from({ length: size }, async (_, n) => {
            const message = messageOf(author.address, fresh, `work ${n}`);
            return { message, work: shown(message, await author.signTypedData(typedWork(world, message))) };
          }),
        );
        const batch = batchOf(world, leaves);
        const index = pick % size;
        const value = [index, hashTypedData(typedWork(world, leaves[index]?.message as Message))];
        const proof = batch.proofs[index] ?? [];
        expect(StandardMerkleTree.verify(batch.root, ["uint256", "bytes32"], value, proof)).to.equal(true);
        await anchorBatch(world, fresh, batch);
        const id = idOf(fresh.campaign, digestOf(`work ${index}`));
        const [work] = leafOf(batch, index);
        const off = BigInt(index + 1);
        expect(StandardMerkleTree.verify(batch.root, ["uint256", "bytes32"], [off, value[1] ?? ""], proof)).to.equal(
          false,
        );
        await viem.assertions.revertWithCustomError(
          world.precedence.write.mintAnchored([work, off, proof]),
          world.precedence,
          "UnknownAnchor",
        );
        await mint(world, batch, index);
        expect(await world.contributions.read.authorOf([id])).to.equal(author.address);
      }),
      { numRuns: 12 },
    );
  });

  it("CIDs in tokenURI are multiformats', of tokens certified, committed or taken over", async () => {
    await fc.assert(
      fc.asyncProperty(bytes32, fc.constantFrom(0, 1), fc.boolean(), async (digest, codec, near) => {
        const fresh = await open(world);
        const salt = saltOf("any");
        const author = world.author.account;
        await world.contributions.write.commit([
          fresh.campaign,
          [commitmentOf(world, fresh.campaign, author.address, digest, salt)],
        ]);
        const head = header(fresh, { codec });
        if (near) {
          const other: Hex = `0x${(BigInt(digest) ^ (1n << 240n)).toString(16).padStart(64, "0")}`;
          await world.contributions.write.contribute([head, other, other, []], { account: world.other.account });
          await world.precedence.write.supersede([head, digest, digest, [], salt], { account: author });
        } else {
          await world.precedence.write.contributeCommitted([head, digest, digest, [], salt], { account: author });
        }
        const uri = await world.contributions.read.tokenURI([idOf(fresh.campaign, digest)]);
        const json = Buffer.from(uri.replace("data:application/json;base64,", ""), "base64").toString("utf8");
        const cid = CID.createV1(codec === 0 ? 0x55 : 0x70, create(0x12, hexToBytes(digest)));
        expect((JSON.parse(json) as { image: string }).image).to.equal(`ipfs://${cid.toString()}`);
      }),
      { numRuns: 25 },
    );
  });
});
