/** What was typed in this browser into a form whose session was over: nothing of it was sent, and nothing is lost. */
import { cache } from 'react';
import { unsent as schema } from '#domain/draft';
import { draftHere, keepHere } from './draft-here.ts';
import { type FormValues, valuesOf } from './form-state.ts';

/** The name of a file that was chosen; the browser has to be given the file again. */
const fileIn = (form: FormData): { file?: string } => {
  const file = form.get('file');
  return file instanceof File && file.name ? { file: file.name } : {};
};

/**
 * Only in a server action: keeps what was typed, sealed, for this browser alone.
 * @param at the page that shows it again. Only who may open it sees it: it has to name whose it is, or the form does
 */
export async function keepUnsent(at: string, form: FormData): Promise<void> {
  const read = schema.safeParse({ at, values: { ...valuesOf(form), ...fileIn(form) } });
  if (read.success) await keepHere({ unsent: read.data });
}

/** What is kept of this page's form, until it is sent; nothing mostly. */
export const unsentHere = cache(async (at: string): Promise<FormValues | null> => {
  const { unsent } = (await draftHere()).answers;
  return unsent?.at === at ? unsent.values : null;
});

/** Only in a server action, once the form was taken. */
export async function dropUnsent(): Promise<void> {
  if ((await draftHere()).answers.unsent) await keepHere({ unsent: undefined });
}
