import type { MediaKind } from "@colophon/sdk/ids/names.ts";

const BY_ENDING: Readonly<Record<string, string>> = {
  flac: "audio/flac",
  md: "text/markdown",
  opus: "audio/ogg",
  glb: "model/gltf-binary",
  gltf: "model/gltf+json",
  obj: "model/obj",
  stl: "model/stl",
};

/** A file's media type: the browser's word, or by the name's ending where it has none. */
export function mediaTypeOf(file: { readonly name: string; readonly type: string }): string {
  const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
  return (file.type.split(";")[0] || BY_ENDING[ending] || "application/octet-stream").slice(0, 127);
}

/** What galleries call it. @example kindOf("image/webp") // "image" */
export function kindOf(mediaType: string): MediaKind {
  const group = mediaType.split("/")[0];
  return group === "image" || group === "video" || group === "audio" || group === "text" || group === "model"
    ? group
    : "other";
}
