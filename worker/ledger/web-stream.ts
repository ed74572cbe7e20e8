/** The streams of the web, which age speaks, as Node's and back: their types are two families. */

export function webStream(octets: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = octets[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

export async function* octetsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
