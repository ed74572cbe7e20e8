import { cache } from 'react';
import { getMessages } from './words.ts';

/** Code of an error → its words, with the words that every form has (`form.problem`, `form.error`, `form.unknown`). */
export type FormWords = Record<string, string>;

function strings(group: unknown): FormWords {
  const entries = group && typeof group === 'object' ? Object.entries(group) : [];
  return Object.fromEntries(entries.flatMap(([name, words]) => (typeof words === 'string' ? [[name, words]] : [])));
}

/**
 * The words that a form's client leaf needs, from app/messages.
 * @param group top-level group of the page's messages; its `errors` say a problem better than the words all pages share
 */
export const formWords = cache(async (group: string): Promise<FormWords> => {
  const messages: Record<string, unknown> = await getMessages();
  const own = messages[group];
  const errors = own && typeof own === 'object' && 'errors' in own ? own.errors : {};
  return { ...strings(messages.form), ...strings(messages.problems), ...strings(errors) };
});
