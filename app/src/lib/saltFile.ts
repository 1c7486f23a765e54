import { commitmentHash } from "@colophon/sdk/evidence/commitmentHash.ts";
import type { Hex } from "viem";

/** What an author keeps of a commitment: everything that is needed to show it, and nothing of the work but its hash. */
export interface SaltFile {
  readonly v: 1;
  readonly kind: "colophon-commitment";
  readonly chainId: number;
  /** The `Contributions` contract. */
  readonly contract: string;
  readonly campaign: number;
  /** Lower case. */
  readonly author: string;
  readonly digest: string;
  readonly salt: string;
  readonly commitment: Hex;
}

/** Thrown where a file isn't a salt file, or not one that holds. */
export class BadSaltFile extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "BadSaltFile";
  }
}

type Secret = Omit<SaltFile, "v" | "kind" | "commitment">;

/** A salt file for a work that is about to be committed to. @throws {MalformedId} */
export function makeSaltFile(secret: Secret): SaltFile {
  const author = secret.author.toLowerCase();
  const commitment = commitmentHash({ ...secret, author });
  return { ...secret, v: 1, kind: "colophon-commitment", author, commitment };
}

/** The file as it is saved. */
export function writeSaltFile(file: SaltFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What the saved file is called: by campaign and work, so that several can be told apart. */
export function saltFileName(file: SaltFile): string {
  return `campaign-${file.campaign}-${file.digest.slice(2, 10)}.colophon-salt.json`;
}

/** The longest file that is read: one of ours has less than a kilobyte. */
const MOST = 10_000;

/**
 * Reads a salt file, and computes its commitment anew: what is returned is whole.
 *
 * @throws {BadSaltFile}
 */
export async function readSaltFile(blob: Blob): Promise<SaltFile> {
  const bad = () => new BadSaltFile("This isn't a salt file that this page saved, or it isn't whole. Choose another.");
  if (blob.size > MOST) throw bad();
  try {
    const value: unknown = JSON.parse(await blob.text());
    if (typeof value !== "object" || value === null) throw bad();
    const { kind, chainId, contract, campaign, author, digest, salt, commitment } = Object.fromEntries(
      Object.entries(value),
    );
    if (kind !== "colophon-commitment") throw bad();
    const file = makeSaltFile({
      chainId: Number(chainId),
      contract: String(contract).toLowerCase(),
      campaign: Number(campaign),
      author: String(author),
      digest: String(digest),
      salt: String(salt),
    });
    if (file.commitment !== commitment) throw bad();
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
  if (file.chainId !== place.chainId || file.contract !== place.contributions.toLowerCase()) {
    return "This commitment was made on another chain.";
  }
  if (file.campaign !== place.campaign) return `This commitment was made in campaign ${file.campaign}, not here.`;
  if (file.digest !== place.digest) return "This commitment is to another work.";
  if (file.author !== place.author) {
    return `This commitment was made by ${file.author.slice(0, 6)}…${file.author.slice(-4)}. Be that account, then try again.`;
  }
  return null;
}
