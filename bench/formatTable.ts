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
  const footnotes = notes.map((note, n) => `[${n + 1}] ${note}`);
  return [line(HEADINGS), rule, ...cells.map(line), "", ...footnotes, ...profiles(measurements)].join("\n");
}

/** Where it goes, for what misses its target. */
function profiles(measurements: readonly Measurement[]): string[] {
  const missed = measurements.filter((one) => one.profile !== undefined && isMet(one) === false);
  if (missed.length === 0) return [];
  const told = new Set(missed.map((one) => `- ${one.name}: ${one.profile}`));
  return ["", "What misses its target, and where it goes:", ...told];
}

const isText = (column: number) => column === 0 || column === HEADINGS.length - 1;

function number(value: number | null): string {
  if (value === null) return "–";
  return value.toLocaleString("en-GB", { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
}

/** ✓ on the target's good side, ✗ on the other; nothing where there is no target, or nothing to hold against it. */
function verdict(one: Measurement): string {
  const met = isMet(one);
  if (met === null) return "  ";
  return met ? " ✓" : " ✗";
}

function isMet({ ours, target, better }: Measurement): boolean | null {
  if (ours === null || target === null) return null;
  return better === "lower" ? ours <= target : ours >= target;
}
