import type { Ground } from '#domain/law/rule';
import { groundWords } from '../../words.ts';

/** Grounds to choose from, each with its article and with what staff should know before they rely on it. */
export const groundOptions = (grounds: readonly Ground[]) =>
  grounds.map(({ id, article, confidence }) => ({
    value: id,
    words: `${groundWords[id]} (${article}${confidence === 'likely' ? '; check with counsel' : ''})`,
  }));
