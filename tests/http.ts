/** A browser without JavaScript: plain requests with a cookie jar, and forms posted as they stand in the page. */
import assert from 'node:assert/strict';

const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#39': "'" };
const decode = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** An answer read to its end. `path` is what was asked for; `location` where it leads, without our own origin. */
export type Answer = { path: string; status: number; headers: Headers; body: string; location: string | null };

/** What a field is given; a list sends the name several times. */
type Fields = Record<string, string | Blob | readonly string[]>;

type Asking = RequestInit & { headers?: Record<string, string> };

export type Browser = {
  /** Cookies by name; copy it to steal them. */
  jar: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a form of a page with its hidden fields and these; redirects are not followed. */
  submit(page: Answer, fields?: Fields, more?: { pick?: RegExp; headers?: Record<string, string> }): Promise<Answer>;
  /** Posts any body, from our own origin unless the headers say otherwise. */
  post(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Answer>;
  /** The octets of what a page offers for download. @throws Error when it is refused */
  download(path: string): Promise<Buffer>;
  /** Follows the redirect of an answer. @throws Error when it is none */
  follow(answer: Answer): Promise<Answer>;
};

function attributes(tag: string): Map<string, string> {
  const found = [...tag.matchAll(/\s([\w$:.-]+)(?:="([^"]*)")?/g)];
  return new Map(found.map(([, name = '', value = '']) => [name.toLowerCase(), decode(value)]));
}

/**
 * The hidden fields of a form, and where it posts to; one in a page's main part before the choice of language above it.
 * @throws AssertionError when no form holds what `pick` names
 */
function formOf({ body, path }: Pick<Answer, 'body' | 'path'>, pick = /\$ACTION/) {
  const main = body.slice(Math.max(0, body.indexOf('<main')));
  const forms = [main, body].flatMap((part) => [...part.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)]);
  const form = forms.map(([html]) => html).find((html) => pick.test(html));
  assert.ok(form, `no form like ${pick} on ${path}: ${wordsOf({ body }).slice(0, 300)}`);
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => attributes(tag));
  const hidden = inputs.filter((input) => input.get('type') === 'hidden');
  const action = attributes(/<form[^>]*>/.exec(form)?.[0] ?? '').get('action') || path;
  return { action, hidden: hidden.map((input) => [input.get('name') ?? '', input.get('value') ?? ''] as const) };
}

/** What a page says, without its tags and scripts. */
export const wordsOf = ({ body }: Pick<Answer, 'body'>): string =>
  decode(
    body
      .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  );

function filled(hidden: readonly (readonly [string, string])[], fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of hidden) if (!(name in fields)) form.append(name, value);
  for (const [name, given] of Object.entries(fields)) {
    for (const value of typeof given === 'string' || given instanceof Blob ? [given] : given) form.append(name, value);
  }
  return form;
}

function keepCookies(jar: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const isOver = /max-age=0(;|$)/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line);
    if (isOver) jar.delete(name);
    else jar.set(name, value);
  }
}

/** A page that does not come is an error that names it, and no test that never ends. */
const patienceMs = 120_000;

/** A browser of its own. @param cookies those that it begins with */
export function openBrowser(origin: string, cookies: Iterable<[string, string]> = []): Browser {
  const jar = new Map(cookies);
  const fetched = async (path: string, init: Asking = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...init.headers };
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(origin + path, { redirect: 'manual', signal, ...init, headers });
    keepCookies(jar, response.headers);
    return response;
  };
  const ask = async (path: string, init: Asking): Promise<Answer> => {
    const response = await fetched(path, init);
    const to = response.headers.get('location');
    const location = to === null ? null : to.startsWith(`${origin}/`) ? to.slice(origin.length) : to;
    return { path, status: response.status, headers: response.headers, body: await response.text(), location };
  };
  const browser: Browser = {
    jar,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) => ask(path, { method: 'POST', body, headers: { origin, ...headers } }),
    submit: (page, fields = {}, { pick, headers } = {}) => {
      const { action, hidden } = formOf(page, pick);
      return browser.post(action, filled(hidden, fields), headers);
    },
    download: async (path) => {
      const response = await fetched(path);
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
    follow: ({ location, path, status }) => {
      if (!location) throw new Error(`${path} answered ${status} and leads nowhere`);
      return browser.get(location);
    },
  };
  return browser;
}
