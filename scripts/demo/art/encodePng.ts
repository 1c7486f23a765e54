import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * A PNG file of 8-bit RGB pixels.
 *
 * @param pixels width × height × 3 bytes, row by row
 * @throws {RangeError} when there are more or fewer
 */
export function encodePng(width: number, height: number, pixels: Buffer): Buffer {
  if (pixels.length !== width * height * 3) {
    throw new RangeError(`${width} × ${height} pixels are ${width * height * 3} bytes, not ${pixels.length}`);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, RGB, deflate, filter by row, not interlaced.
  header.set([8, 2, 0, 0, 0], 8);
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const from = y * stride;
    const to = y * (stride + 1);
    // Filter 2 (up): flat areas and straight edges become zeros.
    rows[to] = y === 0 ? 0 : 2;
    for (let i = 0; i < stride; i++) {
      const above = y === 0 ? 0 : (pixels[from - stride + i] ?? 0);
      rows[to + 1 + i] = ((pixels[from + i] ?? 0) - above) & 0xff;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 6 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
