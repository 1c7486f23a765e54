import { readFileSync } from "node:fs";
import type { MadeAnchor } from "./anchorBatch.ts";

/** What the step that anchored wrote down. */
export function readAnchors(folder: string, kind: "contributions" | "votes"): readonly MadeAnchor[] {
  return JSON.parse(readFileSync(anchorsPath(folder, kind), "utf8")) as MadeAnchor[];
}

/** Where that is. */
export function anchorsPath(folder: string, kind: "contributions" | "votes"): string {
  return `${folder}/anchors-${kind}.json`;
}
