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
    if (!line.startsWith("#") || !known.has(plain(line))) break;
    start = index + 1;
  }
  return lines.slice(start).join("\n").trimStart();
}

/** By hand: a stranger's line can be as long as a file, and a pattern with two ends would try all of its middles. */
function plain(title: string): string {
  let [from, to] = [0, title.length];
  while (from < to && (title[from] === "#" || title[from] === " ")) from += 1;
  while (to > from && (title[to - 1] === "#" || title[to - 1]?.trim() === "")) to -= 1;
  return title.slice(from, to).toLowerCase();
}
