import { health } from '#requests/health';

/** For a supervisor: 200 when all parts answer, 503 when one does not. Which parts, and nothing of why. */
export async function GET(): Promise<Response> {
  const parts = await health(new Date());
  const isWell = Object.values(parts).every(Boolean);
  return Response.json({ ok: isWell, ...parts }, { status: isWell ? 200 : 503 });
}
