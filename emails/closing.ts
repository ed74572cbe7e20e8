import type { Words } from './words.ts';

/** The paragraphs under every letter: why it came, what we never ask for, whom to turn to. */
export function closing(why: string, { t, anyOf, said, organisation }: Words): string[] {
  const { name, contact, example, letters } = organisation;
  const { email, phone, post } = contact;
  return [
    why,
    letters.neverAsk.length > 0 ? t('frame.never', { things: anyOf(letters.neverAsk.map(said)) }) : '',
    // No-break spaces: a telephone number is read in one piece.
    phone ? t('frame.contactPhone', { email, phone: phone.replaceAll(' ', '\u00a0') }) : t('frame.contact', { email }),
    post.length > 0 ? t('frame.post', { address: post.join(', ') }) : '',
    example ? t('frame.example', { name }) : '',
  ].filter((line) => line !== '');
}
