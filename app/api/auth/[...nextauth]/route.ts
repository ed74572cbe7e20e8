/** next-auth's own route, for ending sessions alone: everything else of it answers as if it were not there. */
import NextAuth from 'next-auth';
import { authOptions } from '../../../auth.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

const mounted: Record<string, readonly string[]> = { GET: ['csrf'], POST: ['signout'] };

async function answer(request: Request, context: Context): Promise<Response> {
  const action = (await context.params).nextauth.join('/');
  if (!mounted[request.method]?.includes(action)) return new Response(null, { status: 404 });
  return NextAuth(authOptions())(request, context);
}

export { answer as GET, answer as POST };
