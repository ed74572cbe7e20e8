import type { OwnRequest } from '#requests/view-own-request';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { formatHere, wordsHere } from '../../words.ts';

function One({ one }: { one: OwnRequest['told'][number] }) {
  const t = wordsHere('others');
  const { kind, name, toldAt, dueOn, answer, answeredAt } = one;
  return (
    <li className="border-b border-line py-4">
      <p className="font-semibold">
        <bdi>{name || t('unnamed')}</bdi>
      </p>
      <p>
        {t(toldAt ? `told.${kind}` : `notYet.${kind}`)} {toldAt && <DateText value={toldAt} />}
      </p>
      {answer && answeredAt ? (
        <p>
          {t(`answers.${answer}`)} <DateText value={answeredAt} />
        </p>
      ) : (
        <p className="text-soft">
          {t('due')} <DateText value={dueOn} />
        </p>
      )}
    </li>
  );
}

/** Who else knows of the request: who had the data from us, and who decides about data that we only hold (GDPR Art. 19). */
export function Others({ request: { told, mayBeTold } }: { request: OwnRequest }) {
  const t = wordsHere('others');
  if (told.length + mayBeTold.length === 0) return null;
  return (
    <>
      <Heading>{t('title')}</Heading>
      {mayBeTold.length > 0 && <p>{t('mayBeTold', { names: formatHere().list(mayBeTold) })}</p>}
      {told.length > 0 && (
        <ul className="border-t border-line">
          {told.map((one) => (
            <One key={`${one.kind} ${one.name}`} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}
