/** One peer's figure for one operation. */
export interface Peer {
  name: string;
  /** Null where its contracts can't be had as a package; the note says so. */
  gas: number | null;
  note?: string;
}

/** A peer that npm doesn't carry: named, and without a figure. */
export const absent = (name: string, note: string): Peer => ({ name, gas: null, note });

/** Distributors whose contracts aren't on npm. */
export const UNSHIPPED: readonly Peer[] = [
  absent(
    "Morpho URD",
    "Morpho URD: no package of it was found on npm, so it isn't measured: no figure is copied from a document",
  ),
  absent(
    "Merkl",
    "Merkl: no package with its distributor was found on npm, so it isn't measured: no figure is copied from a document",
  ),
  absent(
    "Sablier",
    "Sablier: npm has @sablier/v2-periphery, whose claims open a stream each and pay nothing at once, another job; its instant airdrop was not found there, so it isn't measured",
  ),
];
