import { type FormState, valuesOf } from '../form-state.ts';
import { chooseLanguage } from './actions.ts';

/**
 * For the action of a form with questions, before all else: a language was chosen while the form was open, and sent it
 * along. The same form is shown again as it was typed, without JavaScript too.
 * @returns null when the form was sent for its own sake
 */
export async function inAnotherLanguage(form: FormData): Promise<FormState> {
  if (!form.has('language')) return null;
  await chooseLanguage(form);
  const several = [...new Set(form.keys())].filter((name) => form.getAll(name).length > 1);
  return { errors: {}, values: valuesOf(form, several) };
}
