import { formatBytes } from "../../lib/format.ts";

interface Way {
  /** How the file goes to the relay; null: not known yet. */
  readonly way: "gasless" | "direct" | null;
  /** The largest file without gas, in bytes; null where nothing goes so. */
  readonly gaslessLimit: number | null;
  /** The largest file that the relay stores for a transaction of the author's own, in bytes; null while unknown. */
  readonly directLimit: number | null;
  /** The relay is away, and may take it once it is back. */
  readonly away?: boolean;
}

/** Why a file is too large for the way that it would go, with both sizes; null where it isn't, or nobody knows yet. */
export function sizeFault(
  { name, size }: Pick<File, "name" | "size">,
  { way, gaslessLimit, directLimit, away = false }: Way,
): string | null {
  const limit = way === "gasless" ? gaslessLimit : way === "direct" ? directLimit : null;
  if (limit === null || size <= limit) return null;
  const file = `“${name}” has ${formatBytes(size)}`;
  if (way === "gasless")
    return `${file}, and the relay takes files of at most ${formatBytes(limit)}. Choose a smaller one.`;
  const direct = `${file}, and where you certify with a transaction of your own the relay stores files of at most ${formatBytes(limit)}.`;
  if (gaslessLimit !== null && size <= gaslessLimit)
    return `${direct} Without gas it takes up to ${formatBytes(gaslessLimit)}: choose that above, or a smaller file.`;
  return away
    ? `${direct} Choose a smaller one, or wait until the relay is back, which may take larger ones without gas.`
    : `${direct} Choose a smaller one.`;
}
