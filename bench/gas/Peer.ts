/** One peer's figure for one operation. */
export interface Peer {
  name: string;
  /** Null where its contracts can't be had as a package; the note says so. */
  gas: number | null;
  note?: string;
}

/** A peer that npm doesn't carry: named, and without a figure. */
export const absent = (name: string, note: string): Peer => ({ name, gas: null, note });

const UNSHIPPED = "no contracts of it are on npm, so it isn't measured: no figure is copied from a document";

export const unshipped = (name: string): Peer => absent(name, `${name}: ${UNSHIPPED}`);
