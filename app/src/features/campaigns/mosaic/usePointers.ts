import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { MosaicView } from "./useMosaicView.ts";
import { tileAt } from "./view.ts";

/** A finger may tremble this far, in pixels, and still be a tap. */
const TREMOR = 7;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Mouse, pen and fingers on the mosaic: one drags, two spread, a tap opens. The wheel alone scrolls the page; with Ctrl (which
 * is what trackpads send for a pinch) it zooms.
 */
export function usePointers(
  canvas: RefObject<HTMLCanvasElement | null>,
  mosaic: MosaicView,
  onMark: (index: number | null) => void,
  onOpen: (index: number) => void,
) {
  const down = useRef(new Map<number, Point>());
  const travelled = useRef(0);
  const { view, grid, zoom, pan } = mosaic;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    // Not through React, whose wheel listeners can't keep the browser from zooming the page.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 180), { x: event.offsetX, y: event.offsetY });
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [canvas, zoom]);

  const pointOf = (event: PointerEvent): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const leave = (event: PointerEvent) => {
    down.current.delete(event.pointerId);
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, pointOf(event));
      travelled.current = down.current.size > 1 ? TREMOR : 0;
    },
    onPointerMove(event: PointerEvent) {
      const to = pointOf(event);
      const from = down.current.get(event.pointerId);
      if (from === undefined) {
        if (event.pointerType === "mouse") onMark(tileAt(view, to, grid));
        return;
      }
      const [other] = [...down.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      down.current.set(event.pointerId, to);
      travelled.current += Math.hypot(to.x - from.x, to.y - from.y);
      if (other !== undefined) {
        const spread = Math.hypot(to.x - other.x, to.y - other.y) / Math.hypot(from.x - other.x, from.y - other.y);
        zoom(spread, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
        pan((to.x - from.x) / 2, (to.y - from.y) / 2);
      } else if (travelled.current >= TREMOR) {
        pan(to.x - from.x, to.y - from.y);
      }
    },
    onPointerUp(event: PointerEvent) {
      const index = tileAt(view, pointOf(event), grid);
      const tapped = down.current.has(event.pointerId) && travelled.current < TREMOR;
      leave(event);
      if (tapped && index !== null) onOpen(index);
    },
    onPointerCancel: leave,
    onPointerLeave: () => onMark(null),
  };
}
