import { base64 } from "multiformats/bases/base64";
import type { CID } from "multiformats/cid";

/** Blocks are stored by their hash, whatever codec a CID names. */
const keyOf = (cid: CID) => base64.encode(cid.multihash.bytes);

/** What imports under way hold of a block. */
interface Claim {
  holders: number;
  /** True where no import or pin had the block before the first of these holders. */
  fresh: boolean;
  /** Settled once `fresh` is known and no removal is under way. */
  readonly ready: Promise<void>;
}

/**
 * Which imports under way need which blocks, so that a failed one takes back what it brought, and neither its clearing up nor
 * a garbage collection takes a block from another.
 */
export class BlockClaims {
  readonly #claims = new Map<string, Claim>();
  /** Blocks that a failed import brought, until its clearing up has looked at them: whoever takes one over brought it anew. */
  readonly #forsaken = new Set<string>();
  /** Blocks that are being taken out right now. */
  readonly #removals = new Map<string, Promise<unknown>>();

  /** Opens the claims of one import. */
  open(): OpenClaims {
    const held = new Map<string, CID>();
    return {
      take: async (cid, isFresh) => {
        const key = keyOf(cid);
        if (held.has(key)) return;
        held.set(key, cid);
        const claim = this.#claims.get(key);
        if (claim !== undefined) {
          // A block that another import under way has brought is as fresh for this one.
          claim.holders++;
          return claim.ready;
        }
        return this.#claim(key, isFresh).ready;
      },
      close: (keep) => this.#release(held, keep),
    };
  }

  /** True while an import needs the block. */
  has(cid: CID): boolean {
    return this.#claims.has(keyOf(cid));
  }

  /** Takes a block out by `remove`, unless an import needs it; an import that begins to need it meanwhile waits for the end. */
  async remove(cid: CID, remove: () => Promise<boolean>): Promise<boolean> {
    const key = keyOf(cid);
    const free = !this.#claims.has(key);
    this.#forsaken.delete(key);
    if (!free) return false;
    const removal = remove();
    this.#removals.set(
      key,
      removal.catch(() => undefined),
    );
    try {
      return await removal;
    } finally {
      this.#removals.delete(key);
    }
  }

  #claim(key: string, isFresh: () => Promise<boolean>): Claim {
    const abandoned = this.#forsaken.has(key);
    const known = async () => {
      await this.#removals.get(key);
      claim.fresh = abandoned || (await isFresh());
    };
    const claim: Claim = { holders: 1, fresh: abandoned, ready: Promise.resolve().then(known) };
    this.#claims.set(key, claim);
    return claim;
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
      if (!claim.fresh) continue;
      this.#forsaken.add(key);
      forsaken.push(cid);
    }
    held.clear();
    return forsaken;
  }
}

export interface OpenClaims {
  /**
   * Claims a block from this moment on; resolves once it may be written.
   *
   * @param isFresh asked where nobody else claims it: true where the block isn't there yet
   */
  take: (cid: CID, isFresh: () => Promise<boolean>) => Promise<void>;
  /** Gives the blocks that nobody needs any more: fresh ones, of which no import was kept. Each is to go through `remove`. */
  close: (keep: boolean) => CID[];
}
