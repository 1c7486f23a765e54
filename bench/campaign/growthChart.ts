import type { Growth } from "./growth.ts";
import { LINES } from "./growth.ts";

const SIZE = { width: 760, height: 420 } as const;
const PLOT = { left: 64, right: 560, top: 48, bottom: 368 } as const;
/** Hues that are told apart by most eyes, one for each step; lighter ones for dark pages. Names stand beside the lines as well. */
const LIGHT = ["#2f5fb3", "#b3541e", "#2e7d4f", "#8a3ea8", "#a8324a", "#0f7c8a", "#7a6a00", "#555f6e"];
const DARK = ["#7fa8f0", "#f0995c", "#6ec792", "#c98be0", "#f08a9c", "#5cc3d1", "#d1bd4a", "#a9b3c1"];
/** Labels stand at least so far apart, in pixels. */
const APART = 17;

/**
 * How each step's time a work changes with the campaign's size, as an SVG that goes with light and dark pages: a step that grows as the
 * works do is a level line.
 *
 * @returns the file's text
 */
export function growthChart(growths: readonly Growth[]): string {
  const lines = growths.map(({ step, points }) => ({
    step,
    points: points.map(({ works, seconds }) => ({ works, each: Math.max((seconds * 1_000) / works, 0.001) })),
  }));
  const all = lines.flatMap(({ points }) => points);
  const xs = decades(all.map(({ works }) => works));
  const ys = decades(all.map(({ each }) => each));
  const x = (works: number) => between(xs, works, PLOT.left, PLOT.right);
  const y = (each: number) => between(ys, each, PLOT.bottom, PLOT.top);
  const labels = spread(lines.map(({ points }) => y(points.at(-1)?.each ?? 1)));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="13">`,
    `<title id="title">Milliseconds a work that each step of a campaign takes, by the number of works</title>`,
    `<style>${style()}</style>`,
    `<rect class="page" width="${SIZE.width}" height="${SIZE.height}"/>`,
    `<text class="ink" x="${PLOT.left}" y="26" font-weight="600">Milliseconds a work, by works in the campaign</text>`,
    ...marks(ys).map((value) => {
      const at = y(value).toFixed(1);
      return `<path class="grid" d="M${PLOT.left} ${at}H${PLOT.right}"/><text class="soft" x="${PLOT.left - 8}" y="${Number(at) + 4}" text-anchor="end">${value.toLocaleString("en-GB", { maximumFractionDigits: 3 })}</text>`;
    }),
    ...[...new Set(all.map(({ works }) => works))].map(
      (works) =>
        `<text class="soft" x="${x(works).toFixed(1)}" y="${PLOT.bottom + 24}" text-anchor="middle">${works.toLocaleString("en-GB")}</text>`,
    ),
    ...lines.map(({ step, points }, i) => {
      const path = points
        .map(({ works, each }, n) => `${n === 0 ? "M" : "L"}${x(works).toFixed(1)} ${y(each).toFixed(1)}`)
        .join("");
      const dots = points.map(
        ({ works, each }) =>
          `<circle class="dot s${i}" cx="${x(works).toFixed(1)}" cy="${y(each).toFixed(1)}" r="3.5"/>`,
      );
      const last = points.at(-1)?.each ?? 0;
      const value = last.toLocaleString("en-GB", { maximumSignificantDigits: 2 });
      const label = `<text class="t${i}" x="${PLOT.right + 14}" y="${((labels[i] ?? 0) + 4).toFixed(1)}">${LINES[step] ?? step}, ${value} ms</text>`;
      return `<path class="line s${i}" d="${path}"/>${dots.join("")}${label}`;
    }),
    "</svg>",
  ].join("\n")}\n`;
}

function style(): string {
  const colours = (list: readonly string[]) =>
    list.map((colour, i) => `.line.s${i}{stroke:${colour}}.dot.s${i},.t${i}{fill:${colour}}`).join("");
  return [
    ".line{fill:none;stroke-width:2}.grid{stroke:#d9dee5}.page{fill:#fff}.ink{fill:#1c2430}.soft{fill:#5a6472}",
    colours(LIGHT),
    `@media (prefers-color-scheme:dark){.grid{stroke:#333c48}.page{fill:#14181e}.ink{fill:#e8ecf1}.soft{fill:#a3adba}${colours(DARK)}}`,
  ].join("");
}

/** The powers of ten around some values. */
function decades(values: readonly number[]): { from: number; to: number } {
  const logs = values.map(Math.log10);
  const from = Math.floor(Math.min(...logs, 0));
  const to = Math.ceil(Math.max(...logs, from + 1));
  return { from: values.every((value) => value >= 10) ? Math.floor(Math.min(...logs)) : from, to };
}

function marks({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
}

function between({ from, to }: { from: number; to: number }, value: number, start: number, end: number): number {
  return start + ((Math.log10(value) - from) / (to - from)) * (end - start);
}

/** Places as near to the given ones as can be without standing on each other. */
function spread(places: readonly number[]): number[] {
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const result = [...places];
  let last = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    last = Math.max(places[i] ?? 0, last + APART);
    result[i] = last;
  }
  // Pushed out at the bottom: the lowest ones go up again.
  let most = PLOT.bottom;
  for (const i of order.reverse()) {
    result[i] = Math.min(result[i] ?? 0, most);
    most = (result[i] ?? 0) - APART;
  }
  return result;
}
