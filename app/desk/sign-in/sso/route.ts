import { headers } from 'next/headers';
import { beginSso } from '#requests/begin-sso';
import { offersSso } from '#requests/offers-sso';
import { keepBrowserSecret } from '../../../cookies.ts';
import { backWith, seeOther } from './answers.ts';

/** Somebody follows the link of our own page, or a bookmark. Nothing is begun by another site, nor ahead of time. */
async function isAsked({ method }: Request): Promise<boolean> {
  const sent = await headers();
  const from = sent.get('sec-fetch-site') ?? 'none';
  return method === 'GET' && ['same-origin', 'none'].includes(from) && !/prefetch/.test(sent.get('sec-purpose') ?? '');
}

/**
 * Leads to the organisation's provider of single sign-on. A link and not a form: our policy lets forms go nowhere else,
 * also by a redirect.
 */
export async function GET(request: Request): Promise<Response> {
  if (!offersSso() || !(await isAsked(request))) return seeOther('/desk/sign-in');
  const client = (await headers()).get('x-habeas-client') ?? '';
  const begun = await beginSso({ browser: await keepBrowserSecret(), client, now: new Date() });
  return begun.ok ? seeOther(begun.value) : backWith(begun.problems);
}
