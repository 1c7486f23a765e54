/** Ours: certifying, with its campaign's window, terms, AI policy and the manifest. */

import { keccak256, toHex } from "viem";
import type { Opened, World } from "../../test/contracts/support/world.ts";
import type { Measurement } from "../Row.ts";
import type { Chain } from "./Chain.ts";
import { artBlocks, attesting, erc721a, manifold, peersOf, tutorial } from "./certifiers.ts";
import type { Artifact } from "./compile.ts";
import { operation } from "./operation.ts";
import { absent } from "./Peer.ts";

type Ours = typeof import("../../test/contracts/support/world.ts");

const UNBUILT = [
  absent(
    "Zora 1155",
    "Zora: the build in its package is unoptimised and too large for a chain; its figure would flatter ours, so it isn't measured",
  ),
  absent(
    "Hypercerts",
    "Hypercerts: the package found on npm (@hypercerts-org/contracts 1.1.2) ships ABIs and addresses, neither code nor sources, so it isn't measured",
  ),
  absent(
    "Story",
    "Story: the package found on npm ships sources of a beta whose modules want a deployment of their own, so it isn't measured",
  ),
];

const BARE = "limit: a bare ERC-721 (Solady's), its id the content's hash, and nothing else";

export async function certifying(chain: Chain, ours: Ours, compiled: (name: string) => Artifact) {
  const eas = await attesting(chain);
  const azuki = await erc721a(chain, compiled);
  const mints = [
    eas.minting,
    await tutorial(chain, compiled),
    azuki.minting,
    await artBlocks(chain),
    await manifold(chain),
  ];
  const [mine, least] = [await certifyOurs(chain, ours), await certifyBare(chain, compiled)];
  const rows: Measurement[] = [
    ...operation(
      { name: "certify one work, author's later", ours: mine.later, limit: least.later, target: 60_000, note: BARE },
      [...peersOf(mints, "later"), ...UNBUILT],
    ),
    ...operation(
      { name: "certify one work, author's first", ours: mine.first, limit: least.first, target: 77_000, note: BARE },
      [...peersOf(mints, "first"), ...UNBUILT],
    ),
    ...operation(
      {
        name: "one remix parent",
        ours: mine.parent,
        limit: least.parent,
        target: 4_500,
        note: "limit: the bare ERC-721 that reads whether the parent exists, and logs it",
      },
      [{ name: "EAS reference", gas: eas.reference }, ...UNBUILT.slice(2)],
    ),
  ];
  return { rows, batches: { timestamp: eas.timestamp, each: eas.each, erc721a: azuki.each } };
}

async function certifyOurs(chain: Chain, ours: Ours) {
  const world: World = await ours.deployCore();
  const opened: Opened = await ours.open(world, { aiPolicy: ours.Ai.disclosed });
  const manifest = ours.digestOf("manifest");
  const parent = await ours.certify(world, world.other, opened, "the campaign's first");
  const gas = (work: string, parents: bigint[] = []) =>
    chain.gasOf(ours.certifying(world, world.author, opened, work, { manifest, parents }));
  const first = await gas("first");
  const later = await gas("later");
  return { first, later, parent: (await gas("child", [parent])) - later };
}

async function certifyBare(chain: Chain, compiled: (name: string) => Artifact) {
  const token = await chain.deploy(compiled("BareToken"));
  const id = (work: string) => BigInt(keccak256(toHex(work)));
  const first = await chain.send(token, "mint", [id("first")]);
  const later = await chain.send(token, "mint", [id("later")]);
  const orphan = await chain.send(token, "mintFrom", [id("orphan"), []]);
  const child = await chain.send(token, "mintFrom", [id("child"), [id("first")]]);
  return { first, later, parent: child - orphan };
}
