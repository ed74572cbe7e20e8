import { collectPackage } from '#requests/collect-package';
import { organisation } from '#requests/organisation';
import { viewer } from '../../../../auth.ts';

type Context = { params: Promise<{ id: string; packageId: string }> };

const elsewhere = (location: string) => new Response(null, { status: 303, headers: { Location: location } });

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

/**
 * A package, for the person whose data it holds: 404 for anybody else, staff among them. Nobody, a proof that is too
 * old and a link on somebody else's page lead to the page that asks for a fresh one.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, packageId } = await params;
  const page = `/requests/${encodeURIComponent(id)}/collect`;
  const who = await viewer();
  if (!who || request.headers.get('sec-fetch-site') === 'cross-site') return elsewhere(page);
  if (who.kind !== 'person') return new Response(null, { status: 404 });
  const collected = await collectPackage({ actor: who, id, packageId, now: new Date() });
  if (!collected.ok) {
    return collected.problems[0].code === 'not-found' ? new Response(null, { status: 404 }) : elsewhere(page);
  }
  const { octets, size, reference } = collected.value;
  const name = `${organisation().slug}-${reference}.zip`;
  return new Response(streamOf(octets), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    },
  });
}
