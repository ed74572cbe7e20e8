/**
 * Sends a form as the browser would, but keeps the page: an answer that says what is wrong makes no step in the history,
 * a chosen file stays chosen, and nothing typed is lost when nobody answers.
 */
import { showFaults, showUnsent } from './show-faults.ts';
import { takeToken } from './take-token.ts';

/** A page that was answered, without its head's styles: their nonce is not this page's, so the policy would report them. */
const pageOf = (html: string): Document =>
  new DOMParser().parseFromString(html.replaceAll(/<style\b[\s\S]*?<\/style>/g, ''), 'text/html');

const chosenFiles = () =>
  [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].filter(({ files }) => files?.length);

/** Puts a page that was answered in the place of this one. */
function showPage(page: Document): void {
  // Parsed without scripts, what is meant for browsers that have none.
  for (const part of page.querySelectorAll('noscript')) part.remove();
  const files = chosenFiles();
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  document.body.replaceWith(page.body);
  takeToken();
  const summary = document.querySelector<HTMLElement>('[data-error]:not([hidden])');
  if (summary) for (const file of files) document.getElementById(file.id)?.replaceWith(file);
  else window.scrollTo(0, 0);
  (summary ?? document.getElementById('main'))?.focus();
}

/** Goes where an answer leads, also when that is this page. */
function follow(where: string): void {
  const to = new URL(where, location.href);
  if (to.pathname !== location.pathname || to.search !== location.search) location.assign(to);
  else {
    history.replaceState(null, '', to);
    location.reload();
  }
}

/** What a page of a failure says, at the form: going there would lose what was typed. */
function showFailure(form: HTMLFormElement, page: Document): void {
  const faults = [...page.querySelectorAll('main p')].map((part) => ({ name: '', words: part.textContent ?? '' }));
  showFaults(form, faults, page.querySelector('h1')?.textContent ?? undefined);
}

/** What each form sent last and has no answer to yet. */
const underWay = new WeakMap<HTMLFormElement, FormData>();

const isSame = (one: FormData | undefined, other: FormData): boolean =>
  one !== undefined && JSON.stringify([...one]) === JSON.stringify([...other]);

/** @throws TypeError where nobody answers */
async function post(form: HTMLFormElement, body: FormData): Promise<void> {
  const to = new URL(form.getAttribute('action') ?? '', location.href);
  const response = await fetch(to, { method: 'POST', body, headers: { 'X-Requested-With': 'fetch' } });
  const page = pageOf(await response.text());
  if (underWay.get(form) !== body) return;
  const where = response.headers.get('Location');
  if (where) follow(where);
  else if (page.getElementById('main')) showPage(page);
  else showFailure(form, page);
}

/** Sends a form. Pressed again before there is an answer, the same is not sent twice, and of what differs the last counts. */
export async function send(form: HTMLFormElement, body: FormData): Promise<void> {
  if (isSame(underWay.get(form), body)) return;
  underWay.set(form, body);
  try {
    await post(form, body);
  } catch {
    showUnsent(form);
  } finally {
    if (underWay.get(form) === body) underWay.delete(form);
  }
}
