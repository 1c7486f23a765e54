/** A stereo WAV file of 16-bit samples; left and right are −1 … 1 and equally long. */
export function encodeWav(left: Float32Array, right: Float32Array, rate: number): Buffer {
  const frames = Math.min(left.length, right.length);
  const bytes = Buffer.alloc(44 + frames * 4);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(36 + frames * 4, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  // PCM, two channels.
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(frames * 4, 40);
  const sample = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 32_000);
  for (let i = 0; i < frames; i++) {
    bytes.writeInt16LE(sample(left[i] ?? 0), 44 + i * 4);
    bytes.writeInt16LE(sample(right[i] ?? 0), 46 + i * 4);
  }
  return bytes;
}
