import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { shorten } from "../../../lib/format.ts";
import { useName } from "../../../lib/names.ts";
import { Button } from "../../../ui/Button.tsx";
import type { FormatProps } from "../formatProps.ts";
import { keyMove } from "./keyMove.ts";
import styles from "./Mosaic.module.css";
import { MosaicList } from "./MosaicList.tsx";
import { useDrawing } from "./useDrawing.ts";
import { useMosaicView } from "./useMosaicView.ts";
import { usePointers } from "./usePointers.ts";

const STEP = 1.6;

/** The collective picture, drawn from its parts: one canvas, whatever their number. */
export default function MosaicPart({ campaign, works, complete }: FormatProps) {
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [reached, setReached] = useState<number | null>(null);
  const hint = useId();
  // While pages still come, the places of those to come are kept: no tile jumps.
  const expected = Math.min(5_000, campaign.counts.accepted + campaign.counts.inReview);
  const mosaic = useMosaicView(frame, complete ? works.length : Math.max(works.length, expected));
  const { grid, size, view, whole } = mosaic;
  const open = (index: number) => {
    const work = works[index];
    if (work !== undefined) void navigate({ to: "/works/$id", params: { id: work.id } });
  };
  const pointers = usePointers(canvas, mosaic, setHovered, open);
  useDrawing(canvas, { works, view, size, grid, marked: hovered ?? reached });

  const zoom = (factor: number) => {
    mosaic.zoom(factor);
    if (reached !== null) mosaic.show(reached);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = reached ?? 0;
    const move = keyMove(event.key, at, { columns: grid.columns, last: works.length - 1 });
    if (move === null) return;
    event.preventDefault();
    if (move.kind === "open") open(at);
    else if (move.kind === "zoom") zoom(move.factor);
    else if (move.kind === "whole") mosaic.reset();
    else {
      setReached(move.to);
      mosaic.show(move.to);
    }
  };

  return (
    <div className={styles.mosaic}>
      <div
        ref={frame}
        className={styles.frame}
        style={{ aspectRatio: `${grid.columns} / ${grid.rows}` }}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as above.
        tabIndex={0}
        aria-label={`Mosaic of ${works.length} works, ${grid.columns} in a row`}
        aria-describedby={hint}
        onKeyDown={onKeyDown}
        onFocus={() => setReached((now) => now ?? 0)}
        onBlur={() => setReached(null)}
      >
        <canvas ref={canvas} className={whole ? styles.whole : styles.close} {...pointers} />
      </div>
      <div className={styles.under}>
        <p className={styles.caption} aria-live="polite">
          <Caption work={works[hovered ?? reached ?? -1]} place={hovered ?? reached ?? -1} count={works.length} />
        </p>
        <div className={styles.tools}>
          <Button size="small" look="quiet" disabled={whole} onClick={mosaic.reset}>
            Whole
          </Button>
          <Button size="small" aria-label="Smaller" disabled={whole} onClick={() => zoom(1 / STEP)}>
            −
          </Button>
          <Button size="small" aria-label="Larger" onClick={() => zoom(STEP)}>
            +
          </Button>
        </div>
      </div>
      <p id={hint} className={styles.hint}>
        Every square is a work, in the order in which they were certified. Drag to move; pinch, or turn the wheel with
        Ctrl, to zoom. By keyboard: arrows go from work to work, + and − zoom, 0 shows the whole, Enter opens.
      </p>
      <MosaicList works={works} />
    </div>
  );
}

interface CaptionProps {
  work: FormatProps["works"][number] | undefined;
  place: number;
  count: number;
}

function Caption({ work, place, count }: CaptionProps) {
  const name = useName(work?.author);
  if (work === undefined) return <span className={styles.faint}>{count.toLocaleString("en")} works, one picture</span>;
  return (
    <>
      <span className={styles.title}>{work.title}</span> by {name ?? shorten(work.author)}
      <span className={styles.faint}>
        , {place + 1} of {count}
      </span>
    </>
  );
}
