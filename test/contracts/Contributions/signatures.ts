import { expect } from "chai";
import { BrowserProvider, Contract, type Eip1193Provider, Wallet } from "ethers";
import { type Address, concatHex, type Hex, hashTypedData, numberToHex, slice, zeroAddress } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { compact, type Message, malleable, messageOf, submit, typedData, types } from "../support/signing.ts";
import {
  certify,
  deployCore,
  digestOf,
  header,
  idOf,
  networkHelpers,
  type Opened,
  open,
  provider,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Contributions: contributeFor", () => {
  let world: World;
  let opened: Opened;
  let author: PrivateKeyAccount;
  let message: Message;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
    // The public test key of `world.author`, here in hand so that its signatures can be taken apart.
    author = privateKeyToAccount("0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6");
    message = messageOf(author.address, opened, "work");
  });

  const sign = (of: Message, domain = {}) => author.signTypedData(typedData(world, of, domain));
  const authorOf = (digest: Hex) => world.contributions.read.authorOf([idOf(opened.campaign, digest)]);
  const refused = (call: Promise<Hex>, who: Address = author.address) =>
    assert.revertWithCustomErrorWithArgs(call, world.contributions, "BadSignature", [
      (address: string) => address.toLowerCase() === who.toLowerCase(),
    ]);

  describe("by a key", () => {
    it("certifies for the signer, whoever pays", async () => {
      await submit(world, message, await sign(message));
      expect(await authorOf(message.digest)).to.equal(author.address);
      expect(await world.contributions.read.balanceOf([author.address])).to.equal(1n);
    });

    it("covers manifest, parents, kind, codec and AI use", async () => {
      const parents = [await certify(world, world.other, opened, "a"), await certify(world, world.other, opened, "b")];
      const full = messageOf(author.address, opened, "full", {
        parents,
        manifest: digestOf("manifest"),
        kind: 5,
        codec: 1,
        aiUse: 2,
      });
      await submit(world, full, await sign(full));
      expect(await authorOf(full.digest)).to.equal(author.address);
    });

    it("takes the compact form of EIP-2098", async () => {
      // Both parities, so that the folded-in bit is tried set and unset.
      const seen = new Set<Hex>();
      for (let n = 0; seen.size < 2; n++) {
        const one = messageOf(author.address, opened, `work ${n}`);
        const signature = await sign(one);
        await submit(world, one, compact(signature));
        seen.add(slice(signature, 64));
      }
    });

    it("refuses the malleable form", async () => {
      await refused(submit(world, message, malleable(await sign(message))));
    });

    it("refuses the malleable compact form", async () => {
      await refused(submit(world, message, compact(malleable(await sign(message)))));
    });

    it("refuses v of 0 and 1", async () => {
      const signature = await sign(message);
      const v = Number(slice(signature, 64)) - 27;
      await refused(submit(world, message, concatHex([slice(signature, 0, 64), numberToHex(v, { size: 1 })])));
    });

    for (const length of [0, 1, 63, 66, 96]) {
      it(`refuses ${length} bytes`, async () => {
        const signature = concatHex([await sign(message), `0x${"00".repeat(31)}`]);
        await refused(submit(world, message, length === 0 ? "0x" : slice(signature, 0, length)));
      });
    }

    it("refuses another's signature", async () => {
      await refused(submit(world, message, await world.other.signTypedData(typedData(world, message))));
    });

    it("refuses a zero author, whom a broken signature would recover to", async () => {
      const nobody = { ...message, author: zeroAddress };
      await refused(submit(world, nobody, `0x${"00".repeat(65)}`), zeroAddress);
      await refused(submit(world, nobody, `0x${"00".repeat(64)}`), zeroAddress);
    });

    it("refuses what was signed for another chain", async () => {
      await refused(submit(world, message, await sign(message, { chainId: 1 })));
    });

    it("refuses what was signed for another contract", async () => {
      const twin = await viem.deployContract("Contributions", [await world.contributions.read.limits(), zeroAddress]);
      await refused(submit(world, message, await sign(message, { verifyingContract: twin.address })));
    });

    it("refuses a plain text signature of the same hash", async () => {
      const raw = hashTypedData(typedData(world, message));
      await refused(submit(world, message, await author.signMessage({ message: { raw } })));
    });

    const changes: [keyof Message, (of: Message) => Partial<Message>][] = [
      ["author", () => ({ author: "0x00000000000000000000000000000000000000aa" })],
      ["digest", () => ({ digest: digestOf("other work") })],
      ["codec", () => ({ codec: 1 })],
      ["kind", () => ({ kind: 2 })],
      ["aiUse", () => ({ aiUse: 1 })],
      ["manifest", () => ({ manifest: digestOf("other manifest") })],
      ["parents", () => ({ parents: [1n] })],
      ["deadline", (of) => ({ deadline: of.deadline + 1n })],
      ["config", () => ({ config: `0x${"22".repeat(20)}` })],
    ];
    for (const [field, change] of changes) {
      it(`refuses another ${field} than was signed`, async () => {
        const changed = { ...message, ...change(message) };
        await refused(submit(world, changed, await sign(message)), changed.author);
      });
    }

    it("P7: refuses another campaign than was signed", async () => {
      const second = await open(world);
      await refused(submit(world, { ...message, campaign: second.campaign }, await sign(message)));
    });

    it("P11: refuses what was signed under earlier terms", async () => {
      const signature = await sign(message);
      await world.contributions.write.publishTerms([1, digestOf("new terms")], { account: world.brand.account });
      await assert.revertWithCustomError(submit(world, message, signature), world.contributions, "OtherConfig");
    });

    it("tells the order of parents apart", async () => {
      const parents = [await certify(world, world.other, opened, "a"), await certify(world, world.other, opened, "b")];
      const signature = await sign({ ...message, parents });
      await refused(submit(world, { ...message, parents: parents.toReversed() }, signature));
    });

    it("is good once: the same signature can't certify again, not even once burnt", async () => {
      const signature = await sign(message);
      await submit(world, message, signature);
      await assert.revertWithCustomError(submit(world, message, signature), world.contributions, "AlreadyCertified");
    });

    it("is good until its deadline, that second included", async () => {
      const deadline = BigInt(await time.latest()) + 1_000n;
      const first = { ...message, deadline };
      const second = { ...messageOf(author.address, opened, "second"), deadline };
      await time.setNextBlockTimestamp(deadline);
      await submit(world, first, await sign(first));
      await time.setNextBlockTimestamp(deadline + 1n);
      await assert.revertWithCustomErrorWithArgs(
        submit(world, second, await sign(second)),
        world.contributions,
        "SignatureExpired",
        [deadline, deadline + 1n],
      );
    });
  });

  describe("cancelSignatures", () => {
    it("voids all signatures of older epochs, and takes those of the new one", async () => {
      const signature = await sign(message);
      await assert.emitWithArgs(
        world.contributions.write.cancelSignatures({ account: world.author.account }),
        world.contributions,
        "SignaturesCancelled",
        [(address: string) => address === author.address, 1],
      );
      expect(await world.contributions.read.epochOf([author.address])).to.equal(1);
      await refused(submit(world, message, signature));
      await submit(world, message, await sign({ ...message, epoch: 1 }));
    });

    it("refuses a signature for an epoch to come", async () => {
      await refused(submit(world, message, await sign({ ...message, epoch: 1 })));
    });

    it("is the caller's own matter", async () => {
      await world.contributions.write.cancelSignatures({ account: world.other.account });
      await submit(world, message, await sign(message));
    });

    it("leaves balances as they are, and minting leaves the epoch", async () => {
      await submit(world, message, await sign(message));
      await world.contributions.write.cancelSignatures({ account: world.author.account });
      await world.contributions.write.cancelSignatures({ account: world.author.account });
      expect(await world.contributions.read.balanceOf([author.address])).to.equal(1n);
      const next = { ...messageOf(author.address, opened, "next"), epoch: 2 };
      await submit(world, next, await sign(next));
      expect(await world.contributions.read.balanceOf([author.address])).to.equal(2n);
      expect(await world.contributions.read.epochOf([author.address])).to.equal(2);
    });
  });

  describe("by a smart account (ERC-1271)", () => {
    const certifiedBy = async (account: Address, signature: (of: Message) => Promise<Hex>) => {
      const own = messageOf(account, opened, "smart");
      await submit(world, own, await signature(own));
      expect((await authorOf(own.digest)).toLowerCase()).to.equal(account.toLowerCase());
    };

    it("takes what the account says is its own", async () => {
      const account = await viem.deployContract("SmartAccount", [author.address]);
      await certifiedBy(account.address, sign);
    });

    it("takes signatures of any length, also none", async () => {
      const account = await viem.deployContract("SmartAccount", [author.address]);
      await certifiedBy(account.address, async (of) => {
        const hash = hashTypedData(typedData(world, of));
        await account.write.approveHash([hash], { account: world.author.account });
        return "0x";
      });
    });

    it("refuses what the account refuses", async () => {
      const account = await viem.deployContract("SmartAccount", [author.address]);
      const own = messageOf(account.address, opened, "smart");
      await refused(submit(world, own, await world.other.signTypedData(typedData(world, own))), account.address);
    });

    it("doesn't take one account's signature for another of the same key", async () => {
      const first = await viem.deployContract("SmartAccount", [author.address]);
      const second = await viem.deployContract("SmartAccount", [author.address]);
      const own = messageOf(first.address, opened, "smart");
      await refused(submit(world, { ...own, author: second.address }, await sign(own)), second.address);
    });

    for (const [answer, name] of ["no", "a revert", "too few bytes", "the magic value with a dirty tail"].entries()) {
      it(`counts ${name} as no`, async () => {
        const account = await viem.deployContract("OddSigner", [answer]);
        const own = messageOf(account.address, opened, "odd");
        await refused(submit(world, own, "0x1234"), account.address);
      });
    }

    it("asks by a static call: an account that would act while asked is refused", async () => {
      const account = await viem.deployContract("OddSigner", [4]);
      await refused(submit(world, messageOf(account.address, opened, "odd"), "0x1234"), account.address);
      expect(await account.read.calls()).to.equal(0n);
    });

    it("doesn't take a precompile's answer for an account's", async () => {
      for (const n of [2, 4]) {
        const precompile = numberToHex(n, { size: 20 });
        await refused(submit(world, messageOf(precompile, opened, "precompile"), "0x"), precompile);
      }
    });
  });

  describe("by a key whose account delegates (EIP-7702)", () => {
    const delegate = async (to: Address) => {
      const nonce = await world.publicClient.getTransactionCount({ address: author.address });
      const authorization = await author.signAuthorization({ chainId: 31337, nonce, contractAddress: to });
      await world.other.sendTransaction({ to: zeroAddress, authorizationList: [authorization] });
      const code = await world.publicClient.getCode({ address: author.address });
      expect(code?.slice(0, 8)).to.equal("0xef0100");
    };

    it("keeps the key's signature good, even where the delegate would refuse it", async () => {
      await delegate((await viem.deployContract("OddSigner", [1])).address);
      await submit(world, message, await sign(message));
      expect(await authorOf(message.digest)).to.equal(author.address);
    });

    it("takes as well what the delegate takes", async () => {
      const session = world.collector;
      await delegate((await viem.deployContract("SmartAccount", [session.account.address])).address);
      await submit(world, message, await session.signTypedData(typedData(world, message)));
      expect(await authorOf(message.digest)).to.equal(author.address);
    });

    it("refuses what neither takes", async () => {
      await delegate((await viem.deployContract("SmartAccount", [world.collector.account.address])).address);
      await refused(submit(world, message, await world.brand.signTypedData(typedData(world, message))));
    });
  });

  describe("by an ethers wallet", () => {
    it("signs the same typed data, and contributes directly as well", async () => {
      const chain = new BrowserProvider(provider as Eip1193Provider, undefined, { cacheTimeout: -1 });
      const wallet = Wallet.createRandom().connect(chain);
      await world.brand.sendTransaction({ to: wallet.address as Address, value: 10n ** 18n });
      const contract = new Contract(world.contributions.address, [...world.contributions.abi], wallet);

      const signed = messageOf(wallet.address as Address, opened, "signed with ethers");
      const domain = { name: "Colophon", version: "1", chainId: 31337, verifyingContract: world.contributions.address };
      const signature = await wallet.signTypedData(domain, { Contribution: [...types.Contribution] }, signed);
      await submit(world, signed, signature as Hex);

      const direct = await contract.getFunction("contribute")(header(opened), digestOf("direct"), digestOf("m"), []);
      await direct.wait();
      expect(await authorOf(signed.digest)).to.equal(wallet.address);
      expect(await authorOf(digestOf("direct"))).to.equal(wallet.address);
    });
  });
});
