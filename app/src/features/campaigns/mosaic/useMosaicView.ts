import { type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import { fit, gridOf, panBy, reveal, type Size, type View, zoomAt } from "./view.ts";

/** The mosaic's size on the page and what of it is in sight. While nobody has moved it, it stays whole. */
export function useMosaicView(frame: RefObject<HTMLDivElement | null>, count: number) {
  const grid = useMemo(() => gridOf(count), [count]);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [moved, setMoved] = useState<View | null>(null);
  useEffect(() => {
    if (frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      if (box !== undefined) setSize({ width: box.width, height: box.height });
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  // Another size or another tile, and what was in sight lies elsewhere: shown whole again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it depends on, though it reads none of them.
  useEffect(() => setMoved(null), [size.width, grid.columns]);

  const view = moved ?? fit(size, grid);
  const change = useCallback(
    (next: (view: View) => View) => setMoved((now) => next(now ?? fit(size, grid))),
    [size, grid],
  );
  return {
    grid,
    size,
    view,
    whole: view.scale <= fit(size, grid).scale * 1.001,
    zoom: useCallback(
      (factor: number, point?: { x: number; y: number }) =>
        change((now) => zoomAt(now, factor, point ?? { x: size.width / 2, y: size.height / 2 }, size, grid)),
      [change, size, grid],
    ),
    pan: useCallback((dx: number, dy: number) => change((now) => panBy(now, dx, dy, size, grid)), [change, size, grid]),
    show: useCallback((index: number) => change((now) => reveal(now, index, size, grid)), [change, size, grid]),
    reset: useCallback(() => setMoved(null), []),
  };
}

export type MosaicView = ReturnType<typeof useMosaicView>;
