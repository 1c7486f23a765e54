/**
 * A chapter's text without the headings at its beginning that only repeat what stands above it: the story's title, its own.
 *
 * @example withoutTitles("# The Relay\n\n## I. Dusk\n\nIt was late.", ["The Relay", "I. Dusk"]) // "It was late."
 */
export function withoutTitles(text: string, titles: readonly string[]): string {
  const known = new Set(titles.map(plain));
  const lines = text.split("\n");
  let start = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const heading = /^#{1,6}\s+(.+?)\s*#*\s*$/.exec(line)?.[1];
    if (heading === undefined || !known.has(plain(heading))) break;
    start = index + 1;
  }
  return lines.slice(start).join("\n").trimStart();
}

const plain = (title: string) => title.trim().toLowerCase();
