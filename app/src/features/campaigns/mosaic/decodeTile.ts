/**
 * Fetches a picture and decodes it so small that it just covers a square of `side` pixels.
 *
 * @throws where it can't be had, or isn't a picture that the browser knows
 */
export async function decodeTile(url: string, side: number, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The gateway answered with status ${response.status}.`);
  const blob = await response.blob();
  // Drawings in SVG are decoded by image elements only, in which their scripts don't run.
  if (blob.type.startsWith("image/svg")) return decodeDrawing(url, side);
  const wide = await createImageBitmap(blob, { resizeWidth: side, resizeQuality: "medium" });
  if (wide.height >= side) return wide;
  // Wider than high: it has to be as high as the square.
  wide.close();
  return createImageBitmap(blob, { resizeHeight: side, resizeQuality: "medium" });
}

async function decodeDrawing(url: string, side: number): Promise<ImageBitmap> {
  const image = new Image(side, side);
  image.crossOrigin = "anonymous";
  image.src = url;
  await image.decode();
  return createImageBitmap(image, { resizeWidth: side, resizeHeight: side });
}
