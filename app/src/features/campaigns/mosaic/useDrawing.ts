import { type RefObject, useEffect, useRef, useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { drawMosaic, type Inks, type Scene } from "./drawMosaic.ts";
import { TileStore } from "./TileStore.ts";
import { tilesIn } from "./view.ts";

type Drawn = Omit<Scene, "pictureOf">;

/** Keeps the canvas drawn: when something moves, a picture arrives, or the page's scheme changes; at most once a frame. */
export function useDrawing(canvas: RefObject<HTMLCanvasElement | null>, scene: Drawn): void {
  const { gatewayUrl } = useConfig();
  const latest = useRef(scene);
  latest.current = scene;
  const [redraw, setRedraw] = useState<(() => void) | null>(null);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (element == null || context == null) return;
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { size, works, view, grid } = latest.current;
      const density = Math.min(window.devicePixelRatio, 2);
      const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
      if (width === 0 || height === 0) return;
      if (element.width !== width || element.height !== height) {
        element.width = width;
        element.height = height;
      }
      context.setTransform(density, 0, 0, density, 0, 0);
      const wanted = tilesIn(view, size, grid).flatMap((index) => works[index] ?? []);
      store.want(wanted, view.scale * density);
      drawMosaic(context, { ...latest.current, pictureOf: (work) => store.get(work) }, inksOf(element));
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const store = new TileStore(gatewayUrl, ask);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const theme = new MutationObserver(ask);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    scheme.addEventListener("change", ask);
    setRedraw(() => ask);
    return () => {
      cancelAnimationFrame(frame);
      theme.disconnect();
      scheme.removeEventListener("change", ask);
      store.close();
    };
  }, [canvas, gatewayUrl]);

  useEffect(() => redraw?.());
}

function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: colour("--paper"),
    plate: colour("--paper-sunk"),
    ink: colour("--ink"),
    accent: colour("--accent"),
    serif: colour("--serif"),
  };
}
