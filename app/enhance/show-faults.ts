/** Says what is wrong with a form where its page would say it: on top of the page, at the field, and in the title. */
import type { Fault } from './asks.ts';

/** The box above the page's title that belongs to a form. */
const summaryOf = (form: HTMLFormElement): HTMLElement | null => document.getElementById(form.dataset.summary ?? '');

type How = {
  /** Stands above what is wrong; without one the page's own words do, also after another stood there. */
  heading?: string | undefined;
  /** Somebody has begun to type again: they are told, and stay where they are. */
  isTypedOn?: boolean;
};

/** Says that nobody answered, and not that nothing arrived: nobody here knows. What was typed stays. */
export function showUnanswered(form: HTMLFormElement, isTypedOn: boolean): void {
  const { unanswered = '', unansweredMore = '' } = form.dataset;
  showFaults(form, [{ name: '', words: unansweredMore }], { heading: unanswered, isTypedOn });
}

/** Writes what is wrong with one field at it; empty words take it away. */
export function showAtField(name: string, words: string): void {
  const error = document.getElementById(`${name}-error`);
  const frame = error?.closest<HTMLElement>('[data-asked]');
  if (!error || !frame) return;
  error.textContent = words;
  error.hidden = !words;
  frame.toggleAttribute('data-wrong', Boolean(words));
  const field = frame.querySelector('textarea, input:not([type=radio], [type=checkbox])');
  if (words) field?.setAttribute('aria-invalid', 'true');
  else field?.removeAttribute('aria-invalid');
}

function lineOf({ name, words }: Fault): HTMLLIElement {
  const [line, link] = [document.createElement('li'), document.createElement('a')];
  link.href = `#${name}`;
  (name ? link : line).textContent = words;
  if (name) line.append(link);
  return line;
}

export function showFaults(form: HTMLFormElement, faults: readonly Fault[], { heading, isTypedOn }: How = {}): void {
  const summary = summaryOf(form);
  if (!summary) return;
  for (const { id } of form.querySelectorAll('[id$="-error"]')) showAtField(id.slice(0, -'-error'.length), '');
  for (const { name, words } of faults) showAtField(name, words);
  summary.querySelector('ul')?.replaceChildren(...faults.map(lineOf));
  const { error = '', heading: own = '' } = summary.dataset;
  summary.querySelector('h2')?.replaceChildren(heading ?? own);
  summary.setAttribute('aria-label', heading ?? own);
  summary.hidden = false;
  if (!isTypedOn) summary.focus();
  if (!document.title.startsWith(error)) document.title = `${error} ${document.title}`;
}
