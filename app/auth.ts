/** Sessions as next-auth reads them: from our table, by our own small adapter. Proving a mailbox is not its business. */
import { forbidden, notFound, redirect, unauthorized } from 'next/navigation';
import { type AuthOptions, getServerSession } from 'next-auth';
import { cache } from 'react';
import type { PersonActor, StaffActor } from '#domain/actor';
import { type Act, mayAct } from '#domain/roles';
import { sessionHours } from '#domain/sessions';
import { noteRefusal } from '#requests/answer-status';
import { endSession, sessionSecret, type Viewer, viewerOf } from '#requests/sessions';
import { sessionCookie } from './cookies.ts';
import { keepUnsent } from './unsent-here.ts';

declare module 'next-auth' {
  interface User {
    viewer: Viewer;
  }
  interface Session {
    viewer: Viewer;
  }
}

const seconds = 3600;

/** Made anew each time, because a build has no secrets. */
const authOptions = (): AuthOptions => ({
  secret: sessionSecret(),
  providers: [],
  // Longer than any session: they end when their row says so, and next-auth never lengthens one.
  session: {
    strategy: 'database',
    maxAge: sessionHours.staff * seconds,
    updateAge: (sessionHours.staff + 1) * seconds,
  },
  cookies: { sessionToken: { name: sessionCookie.name, options: sessionCookie.options } },
  adapter: {
    async getSessionAndUser(sessionToken) {
      const viewer = await viewerOf(sessionToken, new Date());
      if (!viewer) return null;
      const userId = viewer.kind === 'person' ? viewer.personId : viewer.staffId;
      return {
        session: { sessionToken, userId, expires: viewer.expiresAt },
        // next-auth would put an address into its session; ours stays out of cookies and client code.
        user: { id: userId, email: '', emailVerified: null, viewer },
      };
    },
    async deleteSession(sessionToken) {
      await endSession(sessionToken, new Date());
    },
  },
  callbacks: { session: ({ session, user }) => ({ expires: session.expires, viewer: user.viewer }) },
});

/** Who is signed in, or null; read once per request. */
export const viewer = cache(async (): Promise<Viewer | null> => {
  const session = await getServerSession(authOptions());
  return session?.viewer ?? null;
});

/** The person of this browser; somebody who proved no mailbox is sent to do so and comes back to `next`. */
export async function requirePerson(next: string): Promise<PersonActor> {
  const who = await viewer();
  if (who?.kind !== 'person') redirect(`/prove?next=${encodeURIComponent(next)}`);
  return who;
}

/** As requirePerson, in the action of a form of the page `at`: what was typed stands there again after the proof. */
export async function requireSender(at: string, form: FormData): Promise<PersonActor> {
  if (!(await viewer())) await keepUnsent(at, form);
  return requirePerson(at);
}

/**
 * The member of staff of this browser: 401 for nobody, 404 for a visitor (the desk does not exist for them), 403 before
 * the second factor and for a role that may not.
 */
export async function requireStaff(act: Act): Promise<StaffActor> {
  const who = await viewer();
  if (!who) unauthorized();
  if (who.kind !== 'staff') notFound();
  const actor = withBothFactors(who);
  if (actor && mayAct(actor.role, act)) return actor;
  if (actor) noteRefusal({ code: 'role-not-allowed', act });
  forbidden();
}

function withBothFactors(who: Viewer | null): StaffActor | null {
  if (who?.kind !== 'staff' || !who.secondFactorAt) return null;
  const { kind, staffId, sessionId, name, role, secondFactorAt } = who;
  return { kind, staffId, sessionId, name, role, secondFactorAt };
}

/** Who is signed in at the desk with both factors, on a page that is for everybody. */
export const staffHere = async (): Promise<StaffActor | null> => withBothFactors(await viewer());
