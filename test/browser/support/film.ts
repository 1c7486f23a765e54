import type { BrowserContext } from "@playwright/test";

/**
 * Half a second of film, recorded by the browser from a canvas: WebM, different bytes every time.
 *
 * @param width In pixels. A wider one is noise, and takes some hundred kilobytes.
 */
export async function film(context: BrowserContext, width = 96): Promise<Buffer> {
  const page = await context.newPage();
  try {
    const base64 = await page.evaluate(async (wide) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [wide, Math.round((wide * 2) / 3)];
      const pen = canvas.getContext("2d");
      if (pen === null) throw new Error("This browser draws on no canvas.");
      let frame = 0;
      const draw = () => {
        pen.fillStyle = `hsl(${(frame * 23) % 360} 70% 50%)`;
        pen.fillRect(0, 0, canvas.width, canvas.height);
        for (let grain = 0; grain < (wide > 96 ? 4_000 : 0); grain += 1) {
          pen.fillStyle = `rgb(${(Math.random() * 256) | 0} ${(Math.random() * 256) | 0} 90)`;
          pen.fillRect((Math.random() * wide) | 0, (Math.random() * canvas.height) | 0, 4, 4);
        }
        pen.fillStyle = "#fff";
        pen.fillRect((frame * 7) % 96, 20, 12, 24);
        frame += 1;
      };
      draw();
      const recorder = new MediaRecorder(canvas.captureStream(25), {
        mimeType: "video/webm;codecs=vp8",
        ...(wide > 96 ? { videoBitsPerSecond: 16_000_000 } : {}),
      });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const ended = new Promise((resolve) => {
        recorder.onstop = resolve;
      });
      recorder.start();
      const drawing = setInterval(() => {
        draw();
        if (frame > 15) {
          clearInterval(drawing);
          recorder.stop();
        }
      }, 40);
      await ended;
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    }, width);
    return Buffer.from(base64, "base64");
  } finally {
    await page.close();
  }
}
