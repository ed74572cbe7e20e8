import type { LetterFields } from '#domain/letters';
import type { Organisation } from '#domain/organisation';

/** What the letter to a recipient says, as JSON: the least that serves. The same on every try. */
export function noticeBody(
  fields: LetterFields<'recipient-notice'>,
  { name, contact }: Pick<Organisation, 'name' | 'contact'>,
  madeAt: Date,
): string {
  const { act, ...said } = fields;
  const data = { organisation: name, answerTo: contact.email, ...said };
  return JSON.stringify({ type: `data-subject.${act}`, timestamp: madeAt.toISOString(), data });
}
