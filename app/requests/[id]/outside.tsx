import type { OwnRequest } from '#requests/view-own-request';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { wordsHere } from '../../words.ts';

function One({ work: { title, result, reason, on, by } }: { work: OwnRequest['outside'][number] }) {
  const t = wordsHere('outcome');
  return (
    <li className="border-b border-line py-4">
      <p className="font-semibold">
        <bdi>{title}</bdi>
      </p>
      {result ? <p>{t(`outside.${result}`, { reason })}</p> : <p className="text-soft">{t('outside.open')}</p>}
      {on && by && (
        <p className="text-base text-soft">
          {t(`outside.by.${by}`)} <DateText value={on} />
        </p>
      )}
    </li>
  );
}

/** What is looked through by hand because no run reaches it: paper, a mail archive, a vendor's console. */
export function Outside({ request: { outside, status } }: { request: OwnRequest }) {
  // Of a request that came to nothing it would only say what did not happen.
  const isShown = outside.length > 0 && !['refused', 'withdrawn', 'lapsed'].includes(status);
  if (!isShown) return null;
  const t = wordsHere('outcome');
  return (
    <>
      <Heading>{t('outside.title')}</Heading>
      <p>{t('outside.lead')}</p>
      <ul className="border-t border-line">
        {outside.map((work) => (
          <One key={`${work.title} ${work.on?.getTime()}`} work={work} />
        ))}
      </ul>
    </>
  );
}
