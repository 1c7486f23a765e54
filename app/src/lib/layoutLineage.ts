/** A node's place: its column (generation, from the earliest) and its row in it. */
export interface Place {
  readonly id: string;
  readonly column: number;
  readonly row: number;
}

export interface LineageLayout {
  readonly places: readonly Place[];
  readonly columns: number;
  readonly rows: number;
}

/**
 * Puts a lineage into columns, parents left of their children: each work right of its latest parent and just left of its
 * earliest child. Rows keep the
 * given order. A cycle (which the chain can't hold, but a broken index might show) ends the walk instead of hanging the page.
 *
 * @param ids All works, in the order in which they shall stand below one another.
 * @param edges From parent to child; edges to unknown ids are passed over.
 */
export function layoutLineage(
  ids: readonly string[],
  edges: readonly { readonly parent: string; readonly child: string }[],
): LineageLayout {
  const known = new Set(ids);
  const inner = edges.filter((edge) => known.has(edge.parent) && known.has(edge.child));
  const depth = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < ids.length; round += 1) {
    let moved = false;
    for (const { parent, child } of inner) {
      const wanted = (depth.get(parent) ?? 0) + 1;
      if ((depth.get(child) ?? 0) >= wanted || wanted >= ids.length) continue;
      depth.set(child, wanted);
      moved = true;
    }
    if (!moved) break;
  }
  // Then each work moves right, up to its earliest child: what hangs together stands together.
  for (const id of [...ids].sort((a, b) => (depth.get(b) ?? 0) - (depth.get(a) ?? 0))) {
    const below = inner.filter((edge) => edge.parent === id).map((edge) => depth.get(edge.child) ?? 0);
    if (below.length > 0) depth.set(id, Math.max(depth.get(id) ?? 0, Math.min(...below) - 1));
  }
  const filled = new Map<number, number>();
  const places = ids.map((id) => {
    const column = depth.get(id) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { id, column, row };
  });
  return { places, columns: Math.max(0, ...filled.keys()) + 1, rows: Math.max(1, ...filled.values()) };
}
