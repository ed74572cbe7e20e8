/** A file as a download: never shown in a page of ours. */

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

/** What stands in a header as it is. */
const plainName = (name: string): string => name.replace(/[^\w.-]/g, '_');

/** @see RFC 8187 § 3.2.1 */
const codedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

type Sent = { octets: AsyncGenerator<Buffer>; size: number; type: string; name: string };

/** @see RFC 6266; the web server adds `nosniff` and a policy in which nothing runs */
export function fileResponse({ octets, size, type, name }: Sent): Response {
  return new Response(streamOf(octets), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${codedName(name)}`,
    },
  });
}
