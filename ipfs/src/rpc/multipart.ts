import { BadRequest } from "../errors.ts";

/** Headers of a part are a few lines; more is no client of ours. */
const LONGEST_HEAD = 16 * 1024;
const LINE_END = Buffer.from("\r\n\r\n");

/** A part of a multipart body. Its bytes have to be read to their end before the next part comes. */
export interface Part {
  /** File name, decoded; empty where there is none. */
  name: string;
  mediaType: string;
  bytes: AsyncGenerator<Uint8Array>;
}

/**
 * Reads multipart/form-data as it comes, in constant memory. A body that ends before its closing boundary is an error: an
 * upload that broke off must not look whole.
 *
 * @throws {BadRequest}
 */
export async function* readMultipart(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Part> {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) {
    throw new BadRequest("its body isn't multipart/form-data", "Send the file as kubo-rpc-client does.");
  }
  const scanner = new Scanner(body);
  const delimiter = Buffer.from(`\r\n--${name}`);
  // The first boundary stands at the very start, without a line end before it.
  scanner.unshift(Buffer.from("\r\n"));
  for await (const _ of scanner.until(delimiter)) {
    // What stands before the first boundary means nothing.
  }
  while ((await scanner.take(2)).toString("latin1") !== "--") {
    const head = await scanner.head();
    const bytes = scanner.until(delimiter);
    yield {
      name: decode(/\bfilename="([^"]*)"/i.exec(head)?.[1] ?? ""),
      mediaType: /^content-type:\s*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase() ?? "",
      bytes,
    };
    for await (const _ of bytes) {
      // A part that its reader left unread.
    }
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Cuts a stream at delimiters, holding back no more than one delimiter's length. */
class Scanner {
  readonly #source: AsyncIterator<Uint8Array>;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  unshift(bytes: Buffer): void {
    this.#buffer = Buffer.concat([bytes, this.#buffer]);
  }

  /** The bytes before the delimiter, which is taken off too. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const found = this.#buffer.indexOf(delimiter);
      if (found >= 0) {
        const before = this.#buffer.subarray(0, found);
        this.#buffer = this.#buffer.subarray(found + delimiter.length);
        if (before.length > 0) yield before;
        return;
      }
      const safe = this.#buffer.length - delimiter.length + 1;
      if (safe > 0) {
        const before = this.#buffer.subarray(0, safe);
        this.#buffer = this.#buffer.subarray(safe);
        yield before;
      }
      await this.#more();
    }
  }

  async take(length: number): Promise<Buffer> {
    while (this.#buffer.length < length) await this.#more();
    const bytes = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return bytes;
  }

  /** The lines up to the next empty one. Two bytes of line end were taken already. */
  async head(): Promise<string> {
    for (;;) {
      const found = this.#buffer.indexOf(LINE_END);
      if (found >= 0) return (await this.take(found + LINE_END.length)).toString("utf8");
      if (this.#buffer.length > LONGEST_HEAD) throw new BadRequest("a part's headers are too long", "Send fewer.");
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) {
      throw new BadRequest("its body breaks off before the closing boundary", "Send it again, whole.");
    }
    this.#buffer = this.#buffer.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#buffer, next.value]);
  }
}
