import { viewPicture } from '#requests/view-picture';
import { staffAt } from '../../../../staff-endpoint.ts';

type Context = { params: Promise<{ id: string }> };

/** A picture among what was found, for who has the page of it open. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const who = await staffAt(request, 'view-fetched', `/desk/requests/${encodeURIComponent(id)}`);
  if (who instanceof Response) return who;
  const { searchParams } = new URL(request.url);
  const of = (name: string) => searchParams.get(name) ?? '';
  const place = { table: of('table'), row: of('row'), column: of('column') };
  const viewed = await viewPicture({ actor: who, id, now: new Date(), ...place });
  if (!viewed.ok) return new Response(null, { status: viewed.problems[0].code === 'not-found' ? 404 : 403 });
  const { type, octets } = viewed.value;
  return new Response(Buffer.from(octets), { headers: { 'Content-Type': type } });
}
