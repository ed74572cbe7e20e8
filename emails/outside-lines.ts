import type { OutsideDone } from '#domain/letters';
import { type Block, fact } from './content.ts';
import type { Words } from './words.ts';

/** What was looked through by hand, a line each: what it came to, when, and by whose role. */
export const outsideLines = (outside: OutsideDone[], { t, day, said }: Words): Block[] =>
  outside.length === 0
    ? []
    : [
        { heading: t('done.outside') },
        {
          facts: outside.map(({ title, result, reason, on, by }) =>
            fact(
              said(title),
              t(`done.outsideDone.${result}`, { date: day(on), role: t(`done.outsideBy.${by}`), reason: said(reason) }),
            ),
          ),
        },
      ];
