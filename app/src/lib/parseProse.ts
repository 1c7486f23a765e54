/** A run of text with one look. */
export interface Run {
  readonly look: "plain" | "strong" | "emphasis";
  readonly text: string;
}

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: "paragraph"; readonly lines: readonly (readonly Run[])[] }
  | { readonly kind: "rule" };

/**
 * The little of Markdown that a text needs to be read well: headings, paragraphs with their line breaks, rules, strong and
 * emphasis. Everything else stays as it was written; links and HTML are text, so nothing in a stranger's file can act.
 */
export function parseProse(text: string): Block[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .flatMap((part) => blocksOf(part.replace(/^\n+|\n+$/g, "")));
}

function blocksOf(part: string): Block[] {
  if (part.trim() === "") return [];
  const [first = "", ...rest] = part.split("\n");
  const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(first);
  if (heading !== null) {
    const depth = heading[1]?.length ?? 1;
    const level = depth === 1 ? 1 : depth === 2 ? 2 : 3;
    return [{ kind: "heading", level, runs: runsOf(heading[2] ?? "") }, ...blocksOf(rest.join("\n"))];
  }
  if (rest.length === 0 && /^\s*([-*_])(\s*\1){2,}\s*$/.test(first)) return [{ kind: "rule" }];
  return [{ kind: "paragraph", lines: part.split("\n").map(runsOf) }];
}

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of line.matchAll(
    /\*\*([^*\s](?:[^*]*[^*\s])?)\*\*|(?<![\w*])[*_]([^*_\s](?:[^*_]*[^*_\s])?)[*_](?![\w*])/g,
  )) {
    if (match.index > end) runs.push({ look: "plain", text: line.slice(end, match.index) });
    runs.push(match[1] === undefined ? { look: "emphasis", text: match[2] ?? "" } : { look: "strong", text: match[1] });
    end = match.index + match[0].length;
  }
  if (end < line.length || runs.length === 0) runs.push({ look: "plain", text: line.slice(end) });
  return runs;
}
