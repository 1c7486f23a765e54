/** One pass of the radix sort looks at this many bits. */
const DIGIT = 11;

/**
 * The places of 32-byte hashes in ascending order of their bytes; equal ones in the order of their places. Sorts by the first 32 bits in three
 * passes without comparing; the rest is compared only where those are equal.
 *
 * @param hashes n × 32 bytes
 */
export function sortHashes(hashes: Uint8Array): Uint32Array {
  const size = hashes.length / 32;
  const view = new DataView(hashes.buffer, hashes.byteOffset, hashes.byteLength);
  const heads = new Uint32Array(size);
  let order = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    heads[i] = view.getUint32(i * 32);
    order[i] = i;
  }
  let next = new Uint32Array(size);
  const starts = new Uint32Array(1 << DIGIT);
  for (let shift = 0; shift < 32; shift += DIGIT) {
    starts.fill(0);
    for (let i = 0; i < size; i++) {
      const value = digit(heads[i] ?? 0, shift);
      starts[value] = (starts[value] ?? 0) + 1;
    }
    let total = 0;
    for (let value = 0; value < starts.length; value++) {
      const count = starts[value] ?? 0;
      starts[value] = total;
      total += count;
    }
    for (let i = 0; i < size; i++) {
      const place = order[i] ?? 0;
      const value = digit(heads[place] ?? 0, shift);
      const target = starts[value] ?? 0;
      starts[value] = target + 1;
      next[target] = place;
    }
    [order, next] = [next, order];
  }
  sortEqualHeads(hashes, heads, order);
  return order;
}

function digit(head: number, shift: number): number {
  return (head >>> shift) & ((1 << DIGIT) - 1);
}

function sortEqualHeads(hashes: Uint8Array, heads: Uint32Array, order: Uint32Array): void {
  const compare = (a: number, b: number): number => {
    for (let byte = 4; byte < 32; byte++) {
      const difference = (hashes[a * 32 + byte] ?? 0) - (hashes[b * 32 + byte] ?? 0);
      if (difference !== 0) return difference;
    }
    return a - b;
  };
  for (let start = 0; start < order.length; ) {
    const head = heads[order[start] ?? 0];
    let end = start + 1;
    while (end < order.length && heads[order[end] ?? 0] === head) end++;
    if (end - start > 1) order.subarray(start, end).sort(compare);
    start = end;
  }
}
