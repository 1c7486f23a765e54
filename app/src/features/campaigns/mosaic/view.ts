/** Where the mosaic lies on the canvas: a tile's side is `scale` pixels, the first tile's corner is at (x, y). */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;
}

/** The largest a tile gets, in pixels. */
const LARGEST = 640;

/** The same for everybody, whatever their screen: it is one picture. Three columns for two rows, filled from left to right. */
export function gridOf(count: number): Grid {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.5)));
  return { columns, rows: Math.max(1, Math.ceil(count / columns)), count };
}

/** The whole mosaic, as large as fits, in the middle. */
export function fit(size: Size, grid: Grid): View {
  const scale = Math.min(size.width / grid.columns, size.height / grid.rows);
  return {
    scale,
    x: (size.width - scale * grid.columns) / 2,
    y: (size.height - scale * grid.rows) / 2,
  };
}

/** Larger (or smaller) by a factor; what is under the point stays there. */
export function zoomAt(view: View, factor: number, point: { x: number; y: number }, size: Size, grid: Grid): View {
  const least = fit(size, grid).scale;
  const scale = Math.min(Math.max(LARGEST, least), Math.max(least, view.scale * factor));
  const by = scale / view.scale;
  return keepIn({ scale, x: point.x - (point.x - view.x) * by, y: point.y - (point.y - view.y) * by }, size, grid);
}

export function panBy(view: View, dx: number, dy: number, size: Size, grid: Grid): View {
  return keepIn({ ...view, x: view.x + dx, y: view.y + dy }, size, grid);
}

/** Moves just as far as it takes to see all of a tile. */
export function reveal(view: View, index: number, size: Size, grid: Grid): View {
  const left = view.x + (index % grid.columns) * view.scale;
  const top = view.y + Math.floor(index / grid.columns) * view.scale;
  const into = (start: number, length: number, room: number) =>
    length >= room ? (room - length) / 2 - start : Math.max(0, -start) + Math.min(0, room - length - start);
  return keepIn(
    { ...view, x: view.x + into(left, view.scale, size.width), y: view.y + into(top, view.scale, size.height) },
    size,
    grid,
  );
}

/** The tile at a point of the canvas; null beside the mosaic. */
export function tileAt(view: View, point: { x: number; y: number }, grid: Grid): number | null {
  const column = Math.floor((point.x - view.x) / view.scale);
  const row = Math.floor((point.y - view.y) / view.scale);
  if (column < 0 || row < 0 || column >= grid.columns) return null;
  const index = row * grid.columns + column;
  return index < grid.count ? index : null;
}

/** Tiles of which anything is on the canvas, those in the middle first: they are wanted first. */
export function tilesIn(view: View, size: Size, grid: Grid): number[] {
  const from = (offset: number) => Math.max(0, Math.floor(-offset / view.scale));
  const to = (offset: number, room: number, most: number) => Math.min(most, Math.ceil((room - offset) / view.scale));
  const tiles: number[] = [];
  for (let row = from(view.y); row < to(view.y, size.height, grid.rows); row += 1) {
    for (let column = from(view.x); column < to(view.x, size.width, grid.columns); column += 1) {
      const index = row * grid.columns + column;
      if (index < grid.count) tiles.push(index);
    }
  }
  const middle = { x: (size.width / 2 - view.x) / view.scale, y: (size.height / 2 - view.y) / view.scale };
  const distance = (index: number) =>
    ((index % grid.columns) + 0.5 - middle.x) ** 2 + (Math.floor(index / grid.columns) + 0.5 - middle.y) ** 2;
  return tiles.sort((a, b) => distance(a) - distance(b));
}

/** Nobody loses the mosaic: what is smaller than the canvas is in its middle, what is larger fills it. */
function keepIn(view: View, size: Size, grid: Grid): View {
  const within = (offset: number, length: number, room: number) =>
    length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, offset));
  return {
    scale: view.scale,
    x: within(view.x, view.scale * grid.columns, size.width),
    y: within(view.y, view.scale * grid.rows, size.height),
  };
}
