'use server';

import { redirect } from 'next/navigation';
import { endSession } from '#requests/sessions';
import { forgetSession, sessionToken } from '../cookies.ts';

/** Ends the session on the server, so that a copied cookie is worth nothing, and forgets the cookie. */
export async function signOut(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token, new Date());
  await forgetSession();
  redirect('/desk/sign-in');
}
