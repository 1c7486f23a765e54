import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { type Grid, type Size, tilesIn, type View } from "./view.ts";

export interface Scene {
  readonly works: readonly ApiWork[];
  readonly view: View;
  readonly size: Size;
  readonly grid: Grid;
  /** Marked: under the pointer, or reached by keys. */
  readonly marked: number | null;
  readonly pictureOf: (work: ApiWork) => ImageBitmap | null;
}

/** Colours of the page's scheme, as the canvas needs them. */
export interface Inks {
  readonly paper: string;
  readonly plate: string;
  readonly ink: string;
  readonly accent: string;
  readonly serif: string;
}

const SIGNS: Readonly<Record<ApiWork["kind"], string>> = {
  image: "",
  video: "▸",
  audio: "♪",
  text: "¶",
  model: "◇",
  other: "§",
};

/** Draws what is in sight. The context's unit is the CSS pixel. */
export function drawMosaic(context: CanvasRenderingContext2D, scene: Scene, inks: Inks): void {
  const { works, view, size, grid, marked } = scene;
  context.clearRect(0, 0, size.width, size.height);
  // Tiles meet while they are small; a closer look tells them apart.
  const gap = view.scale > 160 ? 2 : 0;
  context.imageSmoothingQuality = "medium";
  for (const index of tilesIn(view, size, grid)) {
    const work = works[index];
    if (work === undefined) continue;
    // On whole pixels, so that no paper shines through between two tiles.
    const left = Math.round(view.x + (index % grid.columns) * view.scale);
    const top = Math.round(view.y + Math.floor(index / grid.columns) * view.scale);
    const right = Math.round(view.x + ((index % grid.columns) + 1) * view.scale) - gap;
    const bottom = Math.round(view.y + (Math.floor(index / grid.columns) + 1) * view.scale) - gap;
    drawTile(context, work, scene.pictureOf(work), { left, top, width: right - left, height: bottom - top }, inks);
  }
  if (marked === null || marked >= grid.count) return;
  const left = view.x + (marked % grid.columns) * view.scale;
  const top = view.y + Math.floor(marked / grid.columns) * view.scale;
  context.lineWidth = 5;
  context.strokeStyle = inks.paper;
  context.strokeRect(left + 1.5, top + 1.5, view.scale - 3 - gap, view.scale - 3 - gap);
  context.lineWidth = 3;
  context.strokeStyle = inks.accent;
  context.strokeRect(left + 1.5, top + 1.5, view.scale - 3 - gap, view.scale - 3 - gap);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function drawTile(
  context: CanvasRenderingContext2D,
  work: ApiWork,
  picture: ImageBitmap | null,
  { left, top, width, height }: Box,
  inks: Inks,
): void {
  if (picture !== null) {
    const side = Math.min(picture.width, picture.height);
    const [x, y] = [(picture.width - side) / 2, (picture.height - side) / 2];
    context.drawImage(picture, x, y, side, side, left, top, width, height);
    return;
  }
  context.fillStyle = inks.plate;
  context.fillRect(left, top, width, height);
  const sign = SIGNS[work.kind];
  if (width < 16 || sign === "") return;
  context.fillStyle = inks.accent;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `${Math.min(64, width * 0.42)}px ${inks.serif}`;
  context.fillText(sign, left + width / 2, top + height / 2 - (width > 140 ? 12 : 0), width);
  if (width <= 140) return;
  context.fillStyle = inks.ink;
  context.font = `17px ${inks.serif}`;
  context.fillText(cut(context, work.title, width - 24), left + width / 2, top + height - 26);
}

function cut(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end)}…`;
}
