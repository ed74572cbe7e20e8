import { use } from 'react';
import type { OwnRequest } from '#requests/view-own-request';
import { saidHere } from '../../said-here.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { wordsHere } from '../../words.ts';

/** The way to have a refusal looked at by somebody else, and what came of it. */
export function Appealing({ request: { id, appeal } }: { request: OwnRequest }) {
  const { mayFile, last, isComplaint, regulator } = appeal;
  if (!mayFile && !last) return null;
  const t = wordsHere('appeal');
  const word = isComplaint ? 'complaint' : 'appeal';
  return (
    <Prose>
      <Heading>{t(`heading.${word}`)}</Heading>
      {mayFile && (
        <>
          <p>{t('offer')}</p>
          <p>
            <LinkButton href={`/requests/${id}/appeal`}>{t(`begin.${word}`)}</LinkButton>
          </p>
        </>
      )}
      {!mayFile && last?.isUpheld === null && (
        <>
          <p>
            {t(`came.${word}`)} <DateText value={last.receivedOn} />. {t('open')}
          </p>
          <p>
            {t('answerBy')}{' '}
            <strong>
              <DateText value={last.answerByOn} />
            </strong>
            .
          </p>
          {last.extendedOn && <p>{wordsHere('request')('extended')}</p>}
        </>
      )}
      {!mayFile && last?.isUpheld === true && <p>{t('upheld')}</p>}
      {!mayFile && last?.isUpheld === false && (
        <>
          <p>{t('rejected')}</p>
          <p>{t('next', { regulator: use(saidHere()).said(regulator) })}</p>
        </>
      )}
    </Prose>
  );
}
