'use server';

import { isAmong } from '#domain/languages';
import { organisation } from '#requests/organisation';
import { keepLanguage } from '../cookies.ts';

/** The page that it was chosen on is shown again, in that language. One that is not offered changes nothing. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const language = form.get('language');
  if (isAmong(language, organisation().languages)) await keepLanguage(language);
}
