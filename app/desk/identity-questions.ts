import type { MapFace } from '#domain/map-face';
import type { DeskQuestion } from '../ui/desk/desk-form.tsx';
import { identityWords } from './words.ts';

/** A field for the address and one for each other identity of the map, all of which may stay empty. */
export function identityQuestions({ identities }: Pick<MapFace, 'identities'>, when: string): DeskQuestion[] {
  const others = identities.filter(({ key }) => key !== 'email');
  return [
    { name: 'email', label: `Email address (${when})`, type: 'email', autoComplete: 'off' },
    ...others.map(({ key }) => ({
      name: `identity-${key}`,
      label: `${identityWords(key)} (${when})`,
      autoComplete: 'off',
    })),
  ];
}
