/**
 * A byte stream for an answer's body, pulled as the client takes it. The first bytes are made before the answer begins, so
 * that an error there still becomes a proper answer.
 */
export async function streamOf(source: AsyncGenerator<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const first = await source.next();
  let held = first.done ? null : first.value;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (held !== null) {
          controller.enqueue(held);
          held = null;
          return;
        }
        const next = await source.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** One JSON value a line. */
export async function* ndjson(values: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const value of values) yield encoder.encode(`${JSON.stringify(value)}\n`);
}
