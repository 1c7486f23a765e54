/** What a browser may be told about a stranger's bytes. */
export interface MediaType {
  type: string;
  /** Shown in place; otherwise only downloaded. */
  inline: boolean;
}

type Signature = readonly [type: string, offset: number, bytes: string];

/** First bytes of what can't run code, in latin-1. Where two match, the earlier stands. */
const SIGNATURES: readonly Signature[] = [
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF87a"],
  ["image/gif", 0, "GIF89a"],
  ["image/bmp", 0, "BM"],
  ["audio/mpeg", 0, "ID3"],
  ["audio/flac", 0, "fLaC"],
  ["audio/midi", 0, "MThd"],
  ["video/webm", 0, "\x1aE\xdf\xa3"],
  ["model/gltf-binary", 0, "glTF"],
  ["font/woff2", 0, "wOF2"],
];
/** Containers whose kind stands some bytes in. */
const RIFF: Record<string, string> = { WEBP: "image/webp", WAVE: "audio/wav", "AVI ": "video/x-msvideo" };

/**
 * The media type of a file by its first bytes: a list of harmless kinds, plain text for anything readable (HTML, SVG and
 * scripts too, which so stay text), and a download for all else. What an uploader says of a file plays no part.
 *
 * @param head the first 512 bytes or more
 */
export function mediaTypeOf(head: Uint8Array): MediaType {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 512)).toString("latin1");
  const known = SIGNATURES.find(([, offset, bytes]) => text.startsWith(bytes, offset))?.[0] ?? containerOf(text);
  if (known !== undefined) return { type: known, inline: true };
  if (text.startsWith("%PDF-")) return { type: "application/pdf", inline: false };
  if (isMpegAudio(head)) return { type: "audio/mpeg", inline: true };
  if (isText(head.subarray(0, 512))) return { type: "text/plain; charset=utf-8", inline: true };
  return { type: "application/octet-stream", inline: false };
}

function containerOf(text: string): string | undefined {
  if (text.startsWith("RIFF")) return RIFF[text.slice(8, 12)];
  if (text.startsWith("OggS")) return /theora|\x80theora/.test(text) ? "video/ogg" : "audio/ogg";
  if (text.startsWith("FORM") && text.slice(8, 12) === "AIFF") return "audio/aiff";
  if (text.slice(4, 8) !== "ftyp") return undefined;
  const brand = text.slice(8, 12);
  if (/^avi[fs]/.test(brand)) return "image/avif";
  if (/^(hei[cxms]|hev[cx]|mif1|msf1)/.test(brand)) return "image/heic";
  if (/^M4[AB] /.test(brand)) return "audio/mp4";
  return brand === "qt  " ? "video/quicktime" : "video/mp4";
}

/** A frame of MPEG audio (layer I to III, or ADTS) without a tag before it. */
function isMpegAudio([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false;
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  return version !== 1 && layer !== 0 && third >> 4 !== 15 && third >> 4 !== 0 && ((third >> 2) & 3) !== 3;
}

/** UTF-8 without control characters; a character cut at the end is no fault. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return !/[^\P{Cc}\t\n\r\f]/u.test(text);
  } catch {
    return false;
  }
}
