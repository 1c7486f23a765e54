/** Levels of nodes that one block spans: 256 hashes (8 KiB) on its lowest one. */
const LEVELS = 8;

/** A slice of a tree, from level `top` down to level `bottom` (the root's level is 0), cut into a block for each node of its top. */
export interface TreeLayer {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How a tree is cut for keeping it: layers of eight levels from the leaves up. Of a block only its lowest hashes are kept; what is
 * above them follows. So a stored tree takes half of what all its nodes would, and whoever reads a block has to compute what it leads to.
 *
 * @param size leaves, from 1
 * @returns the leaves' layer first
 * @example treeLayers(2_300_000) // [{ top: 14, bottom: 22 }, { top: 6, bottom: 14 }, { top: 0, bottom: 6 }]
 */
export function treeLayers(size: number): TreeLayer[] {
  const layers: TreeLayer[] = [];
  let bottom = Math.floor(Math.log2(2 * size - 1));
  do {
    const top = Math.max(0, bottom - LEVELS);
    layers.push({ top, bottom });
    bottom = top;
  } while (bottom > 0);
  return layers;
}
