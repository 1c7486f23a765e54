/** Bytes that come between two looks at what is left of a budget. */
const LUMP = 4 * 1024 ** 2;

/**
 * A body's pieces, counted as they come: the first at once, so that nothing more is read of whoever has none left; the last before the end is told.
 * What came of a body that breaks off counts, too.
 *
 * @param count told how many bytes came since the last time; what it throws ends the body
 */
export async function* countedPieces(
  pieces: AsyncIterable<Uint8Array>,
  count: (bytes: number) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let due = 0;
  let lump = 0;
  const settle = (): Promise<void> => {
    const bytes = due;
    due = 0;
    lump = LUMP;
    return count(bytes);
  };
  try {
    for await (const piece of pieces) {
      due += piece.length;
      if (due > lump) await settle();
      yield piece;
    }
    if (due > 0) await settle();
  } finally {
    if (due > 0) await settle().catch(() => undefined);
  }
}
