import type { Collected } from '#requests/open-package';

/** Reads on only when more is asked for: what never leaves is never counted. */
function streamOf(octets: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await octets.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await octets.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** A package as a download. @param slug of the organisation, for the file's name */
export function zipResponse({ octets, size, reference }: Collected, slug: string): Response {
  const name = `${slug}-${reference}.zip`;
  return new Response(streamOf(octets), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    },
  });
}
