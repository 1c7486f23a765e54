import { base64 } from "multiformats/bases/base64";
import type { CID } from "multiformats/cid";

/** Blocks are stored by their hash, whatever codec a CID names. */
const keyOf = (cid: CID) => base64.encode(cid.multihash.bytes);

/**
 * Which imports under way need which blocks, so that a failed one takes back what it brought, and neither its clearing up nor
 * a garbage collection takes a block from another.
 */
export class BlockClaims {
  readonly #claims = new Map<string, { holders: number; fresh: boolean }>();

  /** Opens the claims of one import. */
  open(): OpenClaims {
    const held = new Map<string, CID>();
    return {
      take: (cid, fresh) => {
        const key = keyOf(cid);
        if (held.has(key)) return;
        held.set(key, cid);
        const claim = this.#claims.get(key);
        // A block that another import under way has brought is as fresh for this one.
        if (claim === undefined) this.#claims.set(key, { holders: 1, fresh });
        else claim.holders++;
      },
      close: (keep) => this.#release(held, keep),
    };
  }

  /** True while an import needs the block. */
  has(cid: CID): boolean {
    return this.#claims.has(keyOf(cid));
  }

  #release(held: Map<string, CID>, keep: boolean): CID[] {
    const forsaken: CID[] = [];
    for (const [key, cid] of held) {
      const claim = this.#claims.get(key);
      if (claim === undefined) continue;
      if (keep) claim.fresh = false;
      claim.holders--;
      if (claim.holders > 0) continue;
      this.#claims.delete(key);
      if (claim.fresh) forsaken.push(cid);
    }
    held.clear();
    return forsaken;
  }
}

export interface OpenClaims {
  /** @param fresh true where the block wasn't there before */
  take: (cid: CID, fresh: boolean) => void;
  /** Gives the blocks that nobody needs any more: fresh ones, of which no import was kept. */
  close: (keep: boolean) => CID[];
}
