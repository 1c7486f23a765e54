/**
 * A clip's first frame, as wide as `side`; only as much of the file is fetched as that takes.
 *
 * @throws where it can't be had, or isn't a film that the browser knows
 */
export async function decodeFrame(url: string, side: number, signal: AbortSignal): Promise<ImageBitmap> {
  const video = document.createElement("video");
  video.muted = true;
  video.preload = "auto";
  // Without it the canvas would count as the gateway's.
  video.crossOrigin = "anonymous";
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      video.addEventListener("loadeddata", () => resolve(), { once: true });
      video.addEventListener("error", () => reject(new Error("The film can't be shown.")), { once: true });
      video.src = `${url}#t=0.1`;
    });
    const { videoWidth: width, videoHeight: height } = video;
    const shorter = width < height ? { resizeWidth: side } : { resizeHeight: side };
    return await createImageBitmap(video, shorter);
  } finally {
    video.removeAttribute("src");
    video.load();
  }
}
