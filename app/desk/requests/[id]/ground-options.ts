import type { CommonGround } from '#domain/law/grounds';
import { count, groundWords } from '../../words.ts';

/** As many as a line of a list has room for. */
const articlesShown = 3;

function articleWords(articles: readonly string[]): string {
  const more = articles.length - articlesShown;
  const shown = articles.slice(0, articlesShown).join('; ');
  return more > 0 ? `${shown} and ${count(more, 'more article')}` : shown;
}

/** Grounds to choose from, each with where its laws have it and with what staff should know before they rely on it. */
export const groundOptions = (grounds: readonly CommonGround[]) =>
  grounds.map(({ id, articles, confidence }) => ({
    value: id,
    words: `${groundWords[id]} (${articleWords(articles)}${confidence === 'likely' ? '; check with counsel' : ''})`,
  }));
