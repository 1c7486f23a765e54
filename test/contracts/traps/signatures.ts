import { expect } from "chai";
import { type Address, type Hex, hashTypedData, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import {
  type Action,
  anchorBatch,
  batchOf,
  commitmentOf,
  leafOf,
  type SignedWork,
  saltOf,
  shown,
  signed,
  typedWork,
} from "../support/evidence.ts";
import { compact, type Message, malleable, messageOf } from "../support/signing.ts";
import {
  certify,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
} from "../support/world.ts";

describe("Traps: signatures", () => {
  let world: World;
  let opened: Opened;
  // The public test key of `world.author`, here in hand so that it can delegate.
  const author = privateKeyToAccount("0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6");
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await networkHelpers.loadFixture(deployCore);
    opened = await open(world);
  });

  /** A work that was committed to, anchored, and (to be taken over) certified by somebody else afterwards. */
  interface Ready {
    work: SignedWork;
    proof: readonly Hex[];
    salt: Hex;
  }
  async function ready(name: string, sign: (message: Message) => Promise<Hex>, as: Address, taken: boolean) {
    const message = messageOf(as, opened, name);
    const work = shown(message, await sign(message));
    await world.contributions.write.commit([1, [commitmentOf(world, 1, as, message.digest, saltOf(name))]]);
    const batch = batchOf(world, [{ message, work }]);
    await anchorBatch(world, opened, batch);
    if (taken) await certify(world, world.other, opened, name);
    return { work, proof: leafOf(batch, 0)[2], salt: saltOf(name) };
  }
  const ways: Record<string, { action: Action; taken: boolean; send(of: Ready): Promise<Hex>; byKeyOnly: boolean }> = {
    contributeFor: {
      action: "Contribution",
      taken: false,
      byKeyOnly: false,
      send: ({ work: w }) =>
        world.contributions.write.contributeFor([
          w.author,
          w.header,
          w.digest,
          w.manifest,
          w.parents,
          w.deadline,
          w.signature,
        ]),
    },
    contributeCommittedFor: {
      action: "Contribution",
      taken: false,
      byKeyOnly: false,
      send: ({ work, salt }) => world.precedence.write.contributeCommittedFor([work, salt]),
    },
    supersedeFor: {
      action: "Supersession",
      taken: true,
      byKeyOnly: false,
      send: ({ work, salt }) => world.precedence.write.supersedeFor([work, salt]),
    },
    mintAnchored: {
      action: "Contribution",
      taken: false,
      byKeyOnly: true,
      send: ({ work, proof }) => world.precedence.write.mintAnchored([work, 0n, proof]),
    },
    supersedeAnchored: {
      action: "Contribution",
      taken: true,
      byKeyOnly: true,
      send: ({ work, proof }) => world.precedence.write.supersedeAnchored([work, 0n, proof]),
    },
  };
  const bad = (call: Promise<Hex>) => assert.revertWithCustomError(call, world.precedence, "BadSignature");
  const holds = async (name: string, as: Address) =>
    expect((await world.contributions.read.authorOf([idOf(1, digestOf(name))])).toLowerCase()).to.equal(
      as.toLowerCase(),
    );
  const with_ = (of: Ready, signature: Hex): Ready => ({ ...of, work: { ...of.work, signature } });

  for (const [name, { action, taken, byKeyOnly, send }] of Object.entries(ways)) {
    const sign = (message: Message, domain = {}) => author.signTypedData(typedWork(world, message, action, domain));

    describe(name, () => {
      it("takes the compact form (EIP-2098), not the malleable ones", async () => {
        const of = await ready("work", sign, author.address, taken);
        const high = malleable(of.work.signature);
        for (const signature of [high, compact(high)]) await bad(send(with_(of, signature)));
        await send(with_(of, compact(of.work.signature)));
        await holds("work", author.address);
      });

      it("refuses another chain's or contract's signature", async () => {
        for (const [n, domain] of [{ chainId: 1 }, { verifyingContract: world.curation.address }].entries()) {
          const of = await ready(`work ${n}`, (message) => sign(message, domain), author.address, taken);
          await bad(send(of));
        }
        const precedence = await world.contributions.read.precedence();
        const of = await ready("its", (m) => sign(m, { verifyingContract: precedence }), author.address, taken);
        await bad(send(of));
      });

      it("refuses a signature for the other action", async () => {
        const other: Action = action === "Contribution" ? "Supersession" : "Contribution";
        const of = await ready(
          "work",
          (message) => author.signTypedData(typedWork(world, message, other)),
          author.address,
          taken,
        );
        await bad(send(of));
      });

      it(`${byKeyOnly ? "refuses" : "takes"} a smart account's word (ERC-1271), of any length`, async () => {
        for (const length of [0, 1, 65, 500]) {
          const account = await viem.deployContract("SmartAccount", [author.address]);
          const approve = async (message: Message): Promise<Hex> => {
            const hash = hashTypedData(typedWork(world, message, action));
            await account.write.approveHash([hash], { account: world.author.account });
            return length === 65 ? sign(message) : "0x";
          };
          const of = await ready(`of ${length}`, approve, account.address, taken);
          if (byKeyOnly || (length !== 0 && length !== 65)) {
            const signature: Hex = length === 0 || length === 65 ? of.work.signature : `0x${"12".repeat(length)}`;
            await bad(send(with_(of, signature)));
          } else {
            await send(of);
            await holds(`of ${length}`, account.address);
          }
        }
      });

      it("keeps the key's signature good where its account delegates (EIP-7702), whatever the delegate says", async () => {
        const odd = await viem.deployContract("OddSigner", [1]);
        const nonce = await world.publicClient.getTransactionCount({ address: author.address });
        const authorization = await author.signAuthorization({ chainId: 31337, nonce, contractAddress: odd.address });
        await world.other.sendTransaction({ to: zeroAddress, authorizationList: [authorization] });
        expect((await world.publicClient.getCode({ address: author.address }))?.slice(0, 8)).to.equal("0xef0100");
        await send(await ready("work", sign, author.address, taken));
        await holds("work", author.address);
      });

      it("refuses a delegate's own yes where only the key counts, and takes it elsewhere", async () => {
        const session = world.collector;
        const delegate = await viem.deployContract("SmartAccount", [session.account.address]);
        const nonce = await world.publicClient.getTransactionCount({ address: author.address });
        const to = { chainId: 31337, nonce, contractAddress: delegate.address };
        await world.other.sendTransaction({
          to: zeroAddress,
          authorizationList: [await author.signAuthorization(to)],
        });
        const of = await ready(
          "work",
          (message) => session.signTypedData({ account: session.account, ...typedWork(world, message, action) }),
          author.address,
          taken,
        );
        if (byKeyOnly) await bad(send(of));
        else await send(of);
      });
    });
  }

  it("one signature is one token, in whichever of its two forms, by whichever way", async () => {
    const of = await ready("work", (m) => author.signTypedData(typedWork(world, m)), author.address, false);
    await world.precedence.write.mintAnchored([of.work, 0n, of.proof]);
    const again = with_(of, compact(of.work.signature));
    for (const name of ["contributeFor", "contributeCommittedFor", "mintAnchored"]) {
      await assert.revertWithCustomError(ways[name]?.send(again) as Promise<Hex>, world.precedence, "AlreadyCertified");
    }
  });

  it("a vote's signature is good for no work, nor a work's for a vote: the types differ", async () => {
    const { message } = await signed(world, world.author, opened, "work");
    const hashes = (["Contribution", "Supersession"] as const).map((action) =>
      hashTypedData(typedWork(world, message, action)),
    );
    const vote = hashTypedData({
      domain: typedWork(world, message).domain,
      types: { Vote: typedWork(world, message).types.Contribution },
      primaryType: "Vote",
      message,
    });
    expect(new Set([...hashes, vote]).size).to.equal(3);
  });
});
