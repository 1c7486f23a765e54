import type { Measurement } from "./Row.ts";
import { toRow } from "./toRow.ts";

const HEADINGS = ["", "ours", "target", "limit", "peer", "ours ÷", "peer or limit"] as const;

/**
 * The measurements as a table of text: each operation once, its peers below each other, and the notes as footnotes.
 *
 * @returns lines, without a newline at the end
 */
export function formatTable(measurements: readonly Measurement[]): string {
  const notes = [...new Set(measurements.map(({ note }) => note).filter((note) => note !== ""))];
  const cells = measurements.map((one, index) => {
    const again = measurements[index - 1]?.name === one.name;
    const against = one.peerName ?? (one.limit === null ? "–" : "limit");
    const mark = one.note === "" ? "" : ` [${notes.indexOf(one.note) + 1}]`;
    return [
      again ? "" : one.name,
      again ? "" : `${number(one.ours)}${verdict(one)}`,
      again ? "" : number(one.target),
      again ? "" : number(one.limit),
      number(one.peer),
      number(toRow(one).ratio),
      `${against}${mark}`,
    ];
  });
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(HEADINGS), rule, ...cells.map(line), "", ...notes.map((note, n) => `[${n + 1}] ${note}`)].join("\n");
}

const isText = (column: number) => column === 0 || column === HEADINGS.length - 1;

function number(value: number | null): string {
  if (value === null) return "–";
  return value.toLocaleString("en-GB", { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
}

/** ✓ on the target's good side, ✗ on the other; nothing where there is no target, or nothing to hold against it. */
function verdict({ ours, target, better }: Measurement): string {
  if (ours === null || target === null) return "  ";
  return (better === "lower" ? ours <= target : ours >= target) ? " ✓" : " ✗";
}
