export type BlockBytes = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** A block in one piece. */
export async function whole(block: BlockBytes): Promise<Uint8Array> {
  if (block instanceof Uint8Array) return block;
  const pieces: Uint8Array[] = [];
  for await (const piece of block) pieces.push(piece);
  return Buffer.concat(pieces);
}
