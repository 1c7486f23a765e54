import { commitmentHash } from "@colophon/sdk/evidence/commitmentHash.ts";
import type { Hex } from "viem";

/**
 * What an author keeps of a commitment: everything that is needed to show it, and nothing of the work but its hash. The same
 * file as the command line's `colophon commit` writes, so that either reads the other's.
 */
export interface SaltFile {
  readonly type: "colophon-salt";
  readonly v: 1;
  readonly chainId: number;
  /** The `Contributions` contract, lower case. */
  readonly contributions: string;
  readonly campaign: number;
  /** Lower case. */
  readonly author: string;
  readonly digest: string;
  readonly salt: string;
}

/** Thrown where a file isn't a salt file, or not one that holds. */
export class BadSaltFile extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "BadSaltFile";
  }
}

/** A salt file for a work that is about to be committed to. */
export function makeSaltFile(secret: Omit<SaltFile, "type" | "v">): SaltFile {
  const { chainId, contributions, campaign, author, digest, salt } = secret;
  return {
    type: "colophon-salt",
    v: 1,
    chainId,
    contributions: contributions.toLowerCase(),
    campaign,
    author: author.toLowerCase(),
    digest,
    salt,
  };
}

/** The commitment that a salt file shows. @throws {MalformedId} */
export function commitmentIn({ contributions, ...file }: SaltFile): Hex {
  return commitmentHash({ ...file, contract: contributions });
}

/** The file as it is saved. */
export function writeSaltFile(file: SaltFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What the saved file is called: by campaign and work, so that several can be told apart. */
export function saltFileName(file: SaltFile): string {
  return `campaign-${file.campaign}-${file.digest.slice(2, 10)}.salt.json`;
}

/** The longest file that is read: one of ours has less than a kilobyte. */
const MOST = 10_000;

/**
 * Reads a salt file. Whether its commitment was ever made, only the chain can say.
 *
 * @throws {BadSaltFile}
 */
export async function readSaltFile(blob: Blob): Promise<SaltFile> {
  const bad = () => new BadSaltFile("This isn't a salt file that was saved here, or it isn't whole. Choose another.");
  if (blob.size > MOST) throw bad();
  try {
    const value: unknown = JSON.parse(await blob.text());
    if (typeof value !== "object" || value === null) throw bad();
    const { type, v, chainId, contributions, campaign, author, digest, salt } = Object.fromEntries(
      Object.entries(value),
    );
    if (type !== "colophon-salt" || v !== 1) throw bad();
    const file = makeSaltFile({
      chainId: Number(chainId),
      contributions: String(contributions),
      campaign: Number(campaign),
      author: String(author),
      digest: String(digest),
      salt: String(salt),
    });
    // Fails where any field isn't what it should be.
    commitmentIn(file);
    return file;
  } catch {
    // Whatever is wrong with it: the remedy is the same, and a salt is never shown.
    throw bad();
  }
}

interface Place {
  readonly chainId: number;
  readonly contributions: string;
  readonly campaign: number;
  readonly digest: string;
  /** Who would show it, lower case. */
  readonly author: string;
}

/** Why a salt file can't be shown here, in a sentence; null: it can. */
export function saltFileFault(file: SaltFile, place: Place): string | null {
  if (file.chainId !== place.chainId || file.contributions !== place.contributions.toLowerCase()) {
    return "This commitment was made on another chain.";
  }
  if (file.campaign !== place.campaign) return `This commitment was made in campaign ${file.campaign}, not here.`;
  if (file.digest !== place.digest) return "This commitment is to another work.";
  if (file.author !== place.author) {
    return `This commitment was made by ${file.author.slice(0, 6)}…${file.author.slice(-4)}. Be that account, then try again.`;
  }
  return null;
}
