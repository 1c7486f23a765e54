/**
 * The file size that a UnixFS node in dag-pb declares; null where it isn't such a node. Links stand before the data, as
 * dag-pb prescribes, and are skipped.
 */
export function fileSizeOfNode(bytes: Uint8Array): number | null {
  let offset = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = bytes[offset++];
      if (byte === undefined) return Number.NaN;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  };
  while (bytes[offset] === 0x12) {
    offset++;
    const length = varint();
    if (!(length <= bytes.length - offset)) return null;
    offset += length;
  }
  if (bytes[offset++] !== 0x0a) return null;
  if (varint() !== bytes.length - offset) return null;
  // Type 2 is a file; its size comes next where no data is inline.
  if (bytes[offset++] !== 0x08 || bytes[offset++] !== 0x02 || bytes[offset++] !== 0x18) return null;
  const size = varint();
  return Number.isSafeInteger(size) && size > 0 ? size : null;
}
