/**
 * A little drawing for a sound: heights between 0.08 and 1 made from its own digest, so that every sound has its own and
 * always the same one. An ornament, not a waveform.
 */
export function staves(digest: string, count = 56): number[] {
  const bytes = digest
    .slice(2)
    .match(/../g)
    ?.map((pair) => Number.parseInt(pair, 16)) ?? [0];
  return Array.from({ length: count }, (_, index) => {
    const byte = bytes[index % bytes.length] ?? 0;
    const next = bytes[(index * 7 + 3) % bytes.length] ?? 0;
    const swell = Math.sin((Math.PI * (index + 0.5)) / count) ** 0.6;
    return Math.max(0.08, ((byte * 0.65 + next * 0.35) / 255) * swell);
  });
}
