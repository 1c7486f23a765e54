export interface ByteRange {
  /** First byte. */
  start: number;
  /** The byte behind the last. */
  end: number;
}

/**
 * What a Range header asks of a body: one range; null for the whole (no header, another unit, several ranges, nonsense: all of
 * which RFC 9110 lets a server ignore); or `unsatisfiable`.
 *
 * @param size bytes of the body
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null | "unsatisfiable" {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((header ?? "").replaceAll(" ", ""));
  if (match === null) return null;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Number(last);
    return length === 0 || size === 0 ? "unsatisfiable" : { start: Math.max(0, size - length), end: size };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  if (start >= size) return "unsatisfiable";
  return { start, end: last === "" ? size : Math.min(size, Number(last) + 1) };
}
