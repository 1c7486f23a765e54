import { createHash, type Hash } from "node:crypto";
import { type ContentTree, treeOfLeaves } from "@colophon/sdk/content/contentTreeOf.ts";
import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { CHUNK_SIZE } from "@colophon/sdk/content/profile.ts";

/**
 * Hashes a file into the leaves of profile `unixfs-v1-2025` while it comes, in pieces of any size: 32 bytes are kept for each MiB. It can go
 * back to where a broken connection left the disk.
 */
export class LeafHasher {
  #leaves: Uint8Array[] = [];
  #leaf: Hash = createHash("sha256");
  #filled = 0;

  /** Bytes hashed so far. */
  get size(): number {
    return this.#leaves.length * CHUNK_SIZE + this.#filled;
  }

  update(piece: Uint8Array): void {
    for (let start = 0; start < piece.length; ) {
      const end = Math.min(piece.length, start + CHUNK_SIZE - this.#filled);
      this.#leaf.update(piece.subarray(start, end));
      this.#filled += end - start;
      start = end;
      if (this.#filled === CHUNK_SIZE) this.#endLeaf();
    }
  }

  /**
   * Forgets what came after `size`, up to a whole leaf before it.
   *
   * @returns from where bytes have to be hashed again; `size` where nothing was forgotten
   */
  rewind(size: number): number {
    if (size === this.size) return size;
    this.#leaves = this.#leaves.slice(0, Math.floor(size / CHUNK_SIZE));
    this.#leaf = createHash("sha256");
    this.#filled = 0;
    return this.size;
  }

  /** The DAG of all that came. Nothing can come after it. */
  finish(): Promise<ContentTree> {
    const { size } = this;
    if (this.#filled > 0) this.#endLeaf();
    return treeOfLeaves(Buffer.concat(this.#leaves), size, sha256);
  }

  #endLeaf(): void {
    this.#leaves.push(this.#leaf.digest());
    this.#leaf = createHash("sha256");
    this.#filled = 0;
  }
}
