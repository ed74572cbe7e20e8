import type { RequestView } from '#requests/view-request';
import { Tag } from '../../../ui/tag.tsx';
import { lawsByName, lawsInLine, lawWords } from '../../words.ts';

/** Under which law a request is answered; all that may be the person's, where nobody knows, to be opened. */
export function lawRow({ law, plan }: Pick<RequestView, 'law' | 'plan'>) {
  const names = lawsByName(law);
  const value = (
    <>
      {lawWords(law)}
      {plan?.questions.some(({ code }) => code === 'lives-elsewhere') && (
        <>
          {' '}
          <Tag small tone="warn">
            Lives elsewhere?
          </Tag>
        </>
      )}
      {names.length > lawsInLine && (
        <details>
          <summary className="w-fit text-soft">Which they are</summary>
          {names.join(', ')}
        </details>
      )}
    </>
  );
  return { name: 'Law', value };
}
