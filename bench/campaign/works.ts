import { hash } from "node:crypto";
import { canonicalJson } from "@colophon/sdk/content/canonicalJson.ts";
import type { Digest } from "@colophon/sdk/ids/digest.ts";
import type { RollCredit } from "@colophon/sdk/rewards/types.ts";
import type { Scale } from "./scale.ts";

/** The first campaign of a fresh chain. */
export const CAMPAIGN = 1;
const PREFIX = CAMPAIGN.toString(16).padStart(8, "0");

/** A work as its author makes it. */
export interface MadeWork {
  readonly content: Uint8Array;
  readonly digest: Digest;
  readonly manifest: Uint8Array;
  readonly manifestDigest: Digest;
  /** Its author, by number. */
  readonly signer: number;
  /** Works that it builds on, by number: all under earlier anchors. */
  readonly parents: readonly number[];
  /** Empty: the author has all. */
  readonly credits: readonly RollCredit[];
  readonly aiUse: number;
}

/**
 * One work of the campaign, the same each time: 2 % build on one to three works of earlier anchors, 5 % have a co-author. No table of all
 * works is needed, so that several processes can make the ones they need.
 *
 * @param accountOf the account of each signer
 * @example const { content, manifest } = workOf(7, scaleOf(10_000), accountOf);
 */
export function workOf(index: number, scale: Scale, accountOf: (signer: number) => string): MadeWork {
  const next = randomWords(index);
  const signer = index % scale.signers;
  const before = Math.floor(index / scale.batch) * scale.batch;
  const parents = new Set<number>();
  if (before > 0 && next() % 50 === 0)
    for (let count = 1 + (next() % 3); count > 0; count--) parents.add(next() % before);
  const other = next() % scale.signers;
  const shared = next() % 20 === 0 && other !== signer;
  const credits = shared
    ? [
        { account: accountOf(signer), bps: 7_000 },
        { account: accountOf(other), bps: 3_000 },
      ]
    : [];
  const content = contentOf(index);
  const title = `${WORDS[next() % WORDS.length]} ${WORDS[next() % WORDS.length]} ${index}`;
  const manifest = bytesOf(canonicalJson({ v: 1, title, mediaType: "text/plain", ...(shared ? { credits } : {}) }));
  return {
    content,
    digest: sha256(content),
    manifest,
    manifestDigest: sha256(manifest),
    signer,
    parents: [...parents],
    credits,
    aiUse: next() % 3,
  };
}

/** A work's id, from its number alone. */
export function idOf(index: number): `0x${string}` {
  return `0x${PREFIX}${sha256(contentOf(index)).slice(10)}`;
}

/** A few lines of text: a small file is a block like any other. */
function contentOf(index: number): Uint8Array {
  const next = randomWords(~index);
  const lines = [`No. ${index}`];
  for (let line = 0; line < 4; line++) {
    lines.push(Array.from({ length: 7 }, () => WORDS[next() % WORDS.length]).join(" "));
  }
  return bytesOf(`${lines.join("\n")}\n`);
}

const WORDS =
  "amber anchor answer autumn basin bell birch bridge candle canvas cedar chalk chorus clay cloud coast copper coral crane creek dawn delta drift dune echo ember fable feather fern field flint forest garden glass grove harbor hazel heron hill iris island ivory jade kite lake lantern leaf light linen lunar maple marble meadow mirror mist moss needle night north oak ocean olive orbit paper pearl pine plum pond poppy quartz quill rain reed ridge river robin rose sail salt sand shade shore silver sky snow song spark star stone stream summer sun thread tide timber valley violet wave willow wind winter wood".split(
    " ",
  );

/** Numbers that look random, from one. */
export function randomWords(seed: number): () => number {
  let state = Math.imul(seed ^ 0x5bd1_e995, 0x9e37_79b1);
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function sha256(bytes: Uint8Array): Digest {
  return `0x${hash("sha256", bytes, "hex")}` as Digest;
}
