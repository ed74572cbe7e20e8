/** The opt-out form as a browser without JavaScript sends it. */

/** Why the outcome of a post is unknown: no answer, or one that does not say what became of it. */
export class Unknown extends Error {
  override name = 'Unknown';
}

export type Fields = [name: string, value: string][];

const patienceMs = 15_000;

async function ask(url: string, options: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs), ...options });
  } catch (error) {
    throw new Unknown('no answer', { cause: error });
  }
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new Unknown('half an answer', { cause: error });
  }
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What the form carries without asking, the page's own key left out. @throws Unknown when there is no page */
export async function hiddenFields(origin: string): Promise<Fields> {
  const response = await ask(`${origin}/request/opt-out`);
  const page = await textOf(response);
  if (response.status !== 200) throw new Unknown(`the page is ${response.status}`);
  // The choice of language stands above the page's main part.
  const form = page.slice(page.indexOf('<main')).match(/<form[^>]*>.*?<\/form>/s)?.[0] ?? '';
  return [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)]
    .map(([, name = '', value = '']): [string, string] => [unescaped(name), unescaped(value)])
    .filter(([name]) => name !== 'key');
}

/** A page's words, for a test that fails. */
const wordsOf = (page: string): string =>
  (page.match(/<main.*<\/main>/s)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 500);

export type OptOut = {
  /** The page's key: the same key is the same form. */
  key: string;
  email: string;
  /** The address that the proxy saw. */
  client: string;
};

/**
 * Sends the form. Only the redirect to the next page says that it was taken.
 * @returns the cookie under which the next page is shown
 * @throws Unknown when nobody can tell whether it was
 */
export async function sendOptOut(origin: string, hidden: Fields, { key, email, client }: OptOut): Promise<string> {
  const body = new FormData();
  for (const [name, value] of [...hidden, ['key', key], ['purposes', 'offers'], ['email', email]] as const) {
    body.append(name, value);
  }
  const headers = { origin, 'x-forwarded-for': client };
  const response = await ask(`${origin}/request/opt-out`, { method: 'POST', body, headers });
  const page = await textOf(response);
  if (response.status >= 500) throw new Unknown(`the answer is ${response.status}`);
  if (response.status !== 303) throw new Error(`refused with ${response.status}: ${wordsOf(page)}`);
  if (response.headers.get('location') !== '/request/opt-out/done') throw new Error('it leads elsewhere');
  return response.headers.getSetCookie().join().split(';')[0] ?? '';
}

/** The reference on the page after the form. @throws Unknown when there is no page */
export async function shownReference(origin: string, cookie: string): Promise<string> {
  const response = await ask(`${origin}/request/opt-out/done`, { headers: { cookie } });
  const page = await textOf(response);
  if (response.status !== 200) throw new Unknown(`the page is ${response.status}`);
  const reference = page.match(/<strong class="block font-mono">([^<]+)</)?.[1];
  if (!reference) throw new Error('the page after a form that was taken shows no reference');
  return reference;
}
