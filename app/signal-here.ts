/** The opt-out signal of the browser that asks for a page. */
import { headers } from 'next/headers';
import { cache } from 'react';
import { sendsSignal } from '#domain/opt-out-signal';
import { type Honoured, honourSignal } from '#requests/honour-signal';
import { viewer } from './auth.ts';
import { languageHere } from './language/here.ts';

async function honoured(): Promise<Honoured> {
  const who = await viewer();
  if (who?.kind !== 'person') return null;
  return honourSignal({ actor: who, language: (await languageHere()).language, now: new Date() });
}

/**
 * What the signal came to, once per request: `none` was sent; it holds for this `browser`, of which nothing is kept; or
 * what it came to for the person who proved their mailbox in it.
 */
export const signalHere = cache(async (): Promise<'none' | 'browser' | NonNullable<Honoured>> => {
  if (!sendsSignal((await headers()).get('sec-gpc'))) return 'none';
  // While the database is away the first page comes up all the same; the next page, or visit, opts the person out.
  return (await honoured().catch(() => null)) ?? 'browser';
});
