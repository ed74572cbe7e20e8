import { getTranslations } from 'next-intl/server';
import type { CategoryOutcome } from '#domain/letters';
import { organisation } from '#requests/organisation';
import type { OwnRequest } from '#requests/view-own-request';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';

async function Category({ line }: { line: CategoryOutcome }) {
  const t = await getTranslations('outcome');
  return (
    <li className="border-b border-line py-4">
      <p className="font-semibold">{line.category}</p>
      <ul className="mt-1 list-disc ps-6">
        {line.erased > 0 && <li>{t('erased', { count: line.erased })}</li>}
        {line.reduced > 0 && <li>{t('reduced', { count: line.reduced })}</li>}
        {line.kept.map(({ reason, until, rows }) => (
          <li key={reason}>
            {t('kept', { count: rows, reason })}
            {until && (
              <>
                {' '}
                {t('until')} <DateText value={until} />
              </>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

async function Receipt({ request }: { request: OwnRequest }) {
  const t = await getTranslations('outcome');
  const { categories, receipts, neverHeld } = request;
  return (
    <>
      {categories.length > 0 && (
        <ul className="my-6 border-t border-line">
          {categories.map((line) => (
            <Category key={line.category} line={line} />
          ))}
        </ul>
      )}
      {neverHeld.length > 0 && <p>{t('neverHeld', { categories: neverHeld.join(', ') })}</p>}
      {categories.some(({ reduced }) => reduced > 0) && <p className="text-base text-soft">{t('reducedMeans')}</p>}
      {receipts.map((run) => (
        <p key={run} className="text-base text-soft">
          {t('receipt')} <span className="font-mono break-all">{run}</span>
        </p>
      ))}
    </>
  );
}

async function Refusal({ refusal }: { refusal: NonNullable<OwnRequest['refusal']> }) {
  const t = await getTranslations('outcome');
  const { contact } = organisation();
  return (
    <Notice title={t('refused')}>
      <p>{t(`grounds.${refusal.ground}`)}</p>
      <p>{t('law', { law: refusal.law })}</p>
      <p>{t('disagree', { email: contact.email })}</p>
      <p>{t('complain', { regulator: refusal.regulator })}</p>
    </Notice>
  );
}

/** What the request came to: done in which way, with its receipt, or refused on which ground. */
export async function Outcome({ request }: { request: OwnRequest }) {
  const t = await getTranslations('outcome');
  if (request.refusal) return <Refusal refusal={request.refusal} />;
  if (request.status !== 'done' || !request.outcome) return null;
  return (
    <Prose>
      <Heading>{t('title')}</Heading>
      <p>{t(`words.${request.kind}.${request.outcome}`)}</p>
      <Receipt request={request} />
    </Prose>
  );
}
