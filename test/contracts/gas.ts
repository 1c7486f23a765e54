/**
 * Gas of the core, printed beside its targets, and held to them: gas is exact, so that this is no timing test.
 * `npm run bench -- --only gas` tells the same story beside our peers' figures.
 */
import { expect } from "chai";
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  type Hex,
  hashTypedData,
  keccak256,
  numberToHex,
  parseAbiParameters,
  zeroHash,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { commitTo, revealOf, signed, supersede, typedWork } from "./support/evidence.ts";
import { checkGas } from "./support/gasSnapshot.ts";
import { messageOf, submit, typedData } from "./support/signing.ts";
import {
  certify,
  certifying,
  deployCore,
  digestOf,
  networkHelpers,
  type Opened,
  open,
  type World,
  wait,
} from "./support/world.ts";

/** Total transaction gas, from `shared/design/targets.md`; null where it names none. */
const TARGETS = {
  "certify, author's first": 77_000n,
  "certify, author's later": 60_000n,
  "one remix parent": 4_500n,
  "each further parent, of 16": 4_500n,
  "certify for an author, later": null,
  "first work of a campaign, author's later": null,
  "transfer that first leaves the author": null,
  "transfer after that, to a holder": null,
  "review, one verdict": null,
  "review, each further verdict": null,
  "open a campaign": null,
  "commit, one": null,
  "commit, each further": null,
  anchor: 55_000n,
  "certify from a commitment, later": null,
  "mint an anchored work of 65,536, later": null,
  "mint anchored works, each further": null,
  "supersede by a commitment": null,
  "supersede by an anchor of 65,536": null,
} as const;

interface Verdict {
  id: bigint;
  author: Address;
  accepted: boolean;
  score: number;
  reason: number;
  note: Hex;
}

type Operation = keyof typeof TARGETS;

describe("Gas of the core", () => {
  let world: World;
  let opened: Opened;
  const measured = new Map<Operation, bigint>();
  // Digests, manifests and ids of real works have hardly any zero bytes, which are cheaper.
  const manifest = digestOf("manifest");

  const gas = async (hash: Promise<Hex>) =>
    (await world.publicClient.getTransactionReceipt({ hash: await hash })).gasUsed;
  const work = (name: string, parents: bigint[] = []) =>
    gas(certifying(world, world.author, opened, name, { manifest, parents }));

  function record(operation: Operation, used: bigint) {
    measured.set(operation, used);
    checkGas(operation, Number(used));
    const target = TARGETS[operation];
    if (target !== null) expect(used <= target, `${operation}: ${used} > ${target}`).to.equal(true);
  }

  before(async () => {
    world = await networkHelpers.loadFixture(deployCore);
    opened = await open(world, { aiPolicy: 1 });
    await certify(world, world.other, opened, "the campaign's first");
  });

  after(() => {
    for (const [operation, used] of measured) {
      const target = TARGETS[operation];
      console.log(`      ${operation.padEnd(42)} ${String(used).padStart(8)}${target ? `  ≤ ${target}` : ""}`);
    }
  });

  it("certify", async () => {
    record("certify, author's first", await work("first"));
    record("certify, author's later", await work("later"));
  });

  it("parents", async () => {
    const parents: bigint[] = [];
    for (let n = 0; n < 16; n++) parents.push(await certify(world, world.other, opened, `parent ${n}`));
    const without = await work("none");
    record("one remix parent", (await work("one", parents.slice(0, 1))) - without);
    record("each further parent, of 16", ((await work("sixteen", parents)) - without) / 16n);
  });

  it("certify for an author", async () => {
    const author = privateKeyToAccount(keccak256(numberToHex(1)));
    const certifyFor = async (name: string) => {
      const message = messageOf(author.address, opened, name, { manifest });
      return gas(submit(world, message, await author.signTypedData(typedData(world, message))));
    };
    await certifyFor("their first");
    record("certify for an author, later", await certifyFor("their later"));
  });

  it("a campaign's first work", async () => {
    const fresh = await open(world);
    const used = await gas(certifying(world, world.author, fresh, "fresh", { manifest }));
    record("first work of a campaign, author's later", used);
  });

  it("transfers", async () => {
    const id = await certify(world, world.author, opened, "sold");
    await wait(opened.settings.finality);
    const move = (from: World["brand"], to: World["brand"]) =>
      gas(
        world.contributions.write.transferFrom([from.account.address, to.account.address, id], {
          account: from.account,
        }),
      );
    record("transfer that first leaves the author", await move(world.author, world.collector));
    record("transfer after that, to a holder", await move(world.collector, world.other));
  });

  it("verdicts", async () => {
    const verdicts: Verdict[] = [];
    for (let n = 0; n < 11; n++) {
      const id = await certify(world, world.author, opened, `reviewed ${n}`);
      verdicts.push({
        id,
        author: world.author.account.address,
        accepted: true,
        score: 5_000,
        reason: 0,
        note: zeroHash,
      });
    }
    const review = (some: Verdict[]) =>
      gas(world.curation.write.review([opened.campaign, some], { account: world.brand.account }));
    const one = await review(verdicts.slice(0, 1));
    record("review, one verdict", one);
    record("review, each further verdict", ((await review(verdicts)) - one) / 10n);
  });

  it("commitments", async () => {
    const commit = (names: readonly string[]) =>
      gas(world.contributions.write.commit([opened.campaign, names.map(digestOf)], { account: world.author.account }));
    const one = await commit(["one"]);
    record("commit, one", one);
    record("commit, each further", ((await commit(Array.from({ length: 11 }, (_, n) => `of ${n}`))) - one) / 10n);
    await commitTo(world, world.author, opened, "committed");
    const shown = world.precedence.write.contributeCommitted(revealOf(opened, "committed", { manifest }), {
      account: world.author.account,
    });
    record("certify from a commitment, later", await gas(shown));
    await commitTo(world, world.author, opened, "taken");
    await certify(world, world.other, opened, "taken");
    record("supersede by a commitment", await gas(supersede(world, world.author, opened, "taken", { manifest })));
  });

  it("anchors", async () => {
    // The proof of a tree of 65,536 is 16 siblings; the tree itself needn't be built: the root follows from any.
    const deep = async (name: string) => {
      const { message, work } = await signed(world, world.author, opened, name, { manifest });
      const proof = Array.from({ length: 16 }, (_, n) => digestOf(`sibling ${n} of ${name}`));
      const value = encodeAbiParameters(parseAbiParameters("uint256, bytes32"), [
        7n,
        hashTypedData(typedWork(world, message)),
      ]);
      const leaf = keccak256(keccak256(value));
      const root = proof.reduce<Hex>((node, sibling) => keccak256(concatHex(sort(node, sibling))), leaf);
      const used = await gas(
        world.contributions.write.anchor([opened.campaign, 0, root, 65_536, manifest, 1, opened.config], {
          account: world.relay.account,
        }),
      );
      return { work, proof, used };
    };
    const sort = (a: Hex, b: Hex): Hex[] => (BigInt(a) < BigInt(b) ? [a, b] : [b, a]);
    const first = await deep("anchored");
    record("anchor", first.used);
    await certify(world, world.author, opened, "so that it has one");
    record(
      "mint an anchored work of 65,536, later",
      await gas(world.precedence.write.mintAnchored([first.work, 7n, first.proof])),
    );
    const many: Awaited<ReturnType<typeof deep>>[] = [];
    for (let n = 0; n < 6; n++) many.push(await deep(`many ${n}`));
    const mint = (some: typeof many) =>
      gas(
        world.precedence.write.mintAnchoredMany([
          some.map(({ work }) => work),
          some.map(() => 7n),
          some.map(({ proof }) => proof),
        ]),
      );
    const one = await mint(many.slice(0, 1));
    record("mint anchored works, each further", ((await mint(many.slice(1))) - one) / 4n);
    const taken = await deep("copied");
    await certify(world, world.other, opened, "copied");
    const take = world.precedence.write.supersedeAnchored([taken.work, 7n, taken.proof]);
    record("supersede by an anchor of 65,536", await gas(take));
  });

  it("opening", async () => {
    const hash = world.contributions.write.openCampaign(
      [world.arbiter.account.address, world.relay.account.address, opened.settings, manifest, []],
      { account: world.brand.account },
    );
    record("open a campaign", await gas(hash));
  });
});
