/**
 * Sends a form as the browser would, but keeps the page: an answer that says what is wrong makes no step in the history,
 * a chosen file stays chosen, and nothing typed is lost when nobody answers.
 */
import { keepFiles } from './files.ts';
import { isSame } from './same.ts';
import { showFaults, showUnanswered } from './show-faults.ts';
import { takeToken } from './take-token.ts';
import { timeLimitMs } from './time-limit.ts';
import { isTyping, keepTyped } from './typed.ts';

/** A page that was answered, without its head's styles: their nonce is not this page's, so the policy would report them. */
const pageOf = (html: string): Document =>
  new DOMParser().parseFromString(html.replaceAll(/<style\b[\s\S]*?<\/style>/g, ''), 'text/html');

/**
 * Puts a page that was answered in the place of this one. What was typed since the form was sent stays. The files do where
 * something is wrong, or the page says the same in another language: whatever else it says, it has taken them.
 */
function showPage(page: Document, form: HTMLFormElement, sent: FormData): void {
  // Parsed without scripts, what is meant for browsers that have none.
  for (const part of page.querySelectorAll('noscript')) part.remove();
  const [chooseAgain, typeAgain] = [keepFiles(), keepTyped(form, sent)];
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  document.body.replaceWith(page.body);
  takeToken();
  const summary = document.querySelector<HTMLElement>('[data-error]:not([hidden])');
  const isTypedOn = typeAgain();
  if (summary || sent.has('language')) chooseAgain();
  if (isTypedOn) return;
  if (!summary) window.scrollTo(0, 0);
  (summary ?? document.getElementById('main'))?.focus();
}

/** Until this page is left; it stays where the visitor stops that, or the next one does not come. */
const isLeft = (): Promise<void> =>
  new Promise((resolve) => {
    window.addEventListener('pagehide', () => resolve(), { once: true });
    setTimeout(resolve, 10_000);
  });

/**
 * Goes where an answer leads, also when that is this page.
 * @throws TypeError where it is another site: no form of ours leads to one
 */
function follow(where: string): Promise<void> {
  const to = new URL(where, location.href);
  if (to.origin !== location.origin) throw new TypeError(to.origin);
  if (to.pathname !== location.pathname || to.search !== location.search) location.assign(to);
  else {
    history.replaceState(null, '', to);
    location.reload();
  }
  return isLeft();
}

/** What a page says in words; a way to go on from there is none. */
const wordsOf = (page: Document): string[] =>
  [...page.querySelectorAll('main p')]
    .filter((part) => part.textContent !== part.querySelector('a')?.textContent)
    .map((part) => part.textContent ?? '');

/** What a page of a failure says, at the form: going there would lose what was typed. One that is not ours may say nothing. */
function showFailure(form: HTMLFormElement, page: Document, sent: FormData): void {
  const faults = wordsOf(page).map((words) => ({ name: '', words }));
  const isTypedOn = isTyping(form, sent);
  if (faults.length === 0) showUnanswered(form, isTypedOn);
  else showFaults(form, faults, { heading: page.querySelector('h1')?.textContent, isTypedOn });
}

/** What each form sent last and has no answer to yet. */
const underWay = new WeakMap<HTMLFormElement, FormData>();

/**
 * What is answered to a form, all of it.
 * @throws TypeError where nobody answers, and DOMException where nobody does in time
 */
async function answerTo(form: HTMLFormElement, body: FormData): Promise<[Response, Document]> {
  const to = new URL(form.getAttribute('action') ?? '', location.href);
  const late = new AbortController();
  const limit = setTimeout(() => late.abort(), timeLimitMs(body));
  try {
    const headers = { 'X-Requested-With': 'fetch' };
    const response = await fetch(to, { method: 'POST', body, headers, signal: late.signal });
    return [response, pageOf(await response.text())];
  } finally {
    clearTimeout(limit);
  }
}

/** @throws as answerTo */
async function post(form: HTMLFormElement, body: FormData): Promise<void> {
  const [response, page] = await answerTo(form, body);
  if (underWay.get(form) !== body) return;
  const where = response.headers.get('Location');
  if (where) await follow(where);
  else if (page.getElementById('main')) showPage(page, form, body);
  else showFailure(form, page, body);
}

/** Sends a form. Pressed again before there is an answer, the same is not sent twice, and of what differs the last counts. */
export async function send(form: HTMLFormElement, body: FormData): Promise<void> {
  const before = underWay.get(form);
  if (before && isSame(before, body)) return;
  underWay.set(form, body);
  form.setAttribute('aria-busy', 'true');
  try {
    await post(form, body);
  } catch {
    if (underWay.get(form) === body) showUnanswered(form, isTyping(form, body));
  } finally {
    if (underWay.get(form) === body) {
      underWay.delete(form);
      form.removeAttribute('aria-busy');
    }
  }
}
