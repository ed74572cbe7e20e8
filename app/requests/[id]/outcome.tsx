import { use } from 'react';
import type { CategoryOutcome } from '#domain/letters';
import { isKeptInPart } from '#domain/outcome';
import { isTriedOut } from '#domain/trial';
import type { OwnRequest } from '#requests/view-own-request';
import { saidHere } from '../../said-here.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { formatHere, wordsHere } from '../../words.ts';
import { isDenied } from './now-words.ts';

/** What became of a category's records, one line for each way. */
function Category({ line: { category, erased, reduced, kept, shared = 0 } }: { line: CategoryOutcome }) {
  const t = wordsHere('outcome');
  const { said, cite } = use(saidHere());
  return (
    <div className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <dt className="font-semibold">{said(category)}</dt>
      <dd className="grid gap-1">
        {erased > 0 && (
          <p>
            {t('deleted')}: {t('records', { count: erased })}
          </p>
        )}
        {reduced > 0 && (
          <p>
            {t('keptReduced')}: {t('records', { count: reduced })}
          </p>
        )}
        {kept.map(({ reason, law = '', until, rows }) => (
          <p key={`${reason} ${law}`}>
            {t('stays')}: {t('kept', { count: rows, reason: [said(reason), cite(law)].filter(Boolean).join(', ') })}
            {until && (
              <span className="block text-base text-soft">
                {t('until')} <DateText value={until} />
              </span>
            )}
          </p>
        ))}
        {shared > 0 && (
          <p>
            {t('stays')}: {t('kept', { count: shared, reason: t('sharedReason') })}
          </p>
        )}
      </dd>
    </div>
  );
}

function Receipt({ request }: { request: OwnRequest }) {
  const t = wordsHere('outcome');
  const { categories, receipts, neverHeld, heldForOthers, cannotRecall } = request;
  const [{ said }, format] = [use(saidHere()), formatHere()];
  return (
    <>
      {categories.length > 0 && (
        <dl className="my-6 border-t border-line">
          {categories.map((line) => (
            <Category key={line.category} line={line} />
          ))}
        </dl>
      )}
      {heldForOthers.map(({ name, contact, rows }) => (
        <p key={`${name} ${contact}`}>
          {t(contact ? 'heldForOthersAt' : 'heldForOthers', { count: rows, name: name || t('unknownOther'), contact })}
        </p>
      ))}
      {cannotRecall.map((words) => (
        <p key={words}>
          {t('cannotRecall')} {said(words)}
        </p>
      ))}
      {neverHeld.length > 0 && <p>{t('neverHeld', { categories: format.list(neverHeld.map(said)) })}</p>}
      {categories.some(({ reduced }) => reduced > 0) && <p className="text-base text-soft">{t('reducedMeans')}</p>}
      {receipts.length > 0 && <p data-screen-only>{t('print')}</p>}
      {receipts.map((run) => (
        <p key={run} className="text-base text-soft">
          {t('receipt')} <span className="font-mono break-all">{run}</span>
        </p>
      ))}
    </>
  );
}

/** An answer by categories stands here, too: no letter goes to a mailbox that others read. */
function Categories({ told: { categories, recipients } }: { told: NonNullable<OwnRequest['toldCategories']> }) {
  const t = wordsHere('outcome');
  const [{ said }, format] = [use(saidHere()), formatHere()];
  return (
    <>
      {categories.length === 0 && <p>{t('categories.none')}</p>}
      {categories.length > 0 && (
        <dl className="my-6 border-t border-line">
          {categories.map(({ label, sources }) => (
            <div key={label} className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-2">
              <dt className="font-semibold">{said(label)}</dt>
              <dd>
                {sources.map((source) => (
                  <p key={source}>{said(source)}</p>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {recipients.length > 0 && <p>{t('categories.who', { recipients: format.list(recipients.map(said)) })}</p>}
    </>
  );
}

function Refusal({ refusal }: { refusal: NonNullable<OwnRequest['refusal']> }) {
  const t = wordsHere('outcome');
  const { said, cite } = use(saidHere());
  return (
    <Notice title={t('refused')}>
      {refusal.ground && <p>{t(`grounds.${refusal.ground}`)}</p>}
      <p>{t('law', { law: cite(refusal.law) })}</p>
      <p>{t('complain', { regulator: said(refusal.regulator) })}</p>
      {refusal.offersOptOut && (
        <p>
          {t('optOut')} <a href="/request/opt-out">{t('toOptOut')}</a>
        </p>
      )}
    </Notice>
  );
}

/** What of it was refused, each with its reason and law, and where to complain. */
function RefusedParts({ request: { refusedParts, appeal } }: { request: OwnRequest }) {
  if (refusedParts.length === 0) return null;
  const t = wordsHere('outcome');
  const { said, cite } = use(saidHere());
  return (
    <Notice title={t('partRefused')}>
      {refusedParts.map(({ category, ground, law, reason }) => (
        <div key={category} className="not-first:mt-4">
          <p>
            <strong>{said(category)}</strong>: {t(`grounds.${ground}`)}
          </p>
          <p className="whitespace-pre-line">
            <bdi>{reason}</bdi>
          </p>
          <p className="text-base text-soft">{t('law', { law: cite(law) })}</p>
        </div>
      ))}
      <p className="mt-4">{t('complain', { regulator: said(appeal.regulator) })}</p>
    </Notice>
  );
}

/** All that was found is held for others, and was passed on: whoever asked got nothing from us. */
function wasPassedOn({ events }: OwnRequest): boolean {
  const types = events.map(({ type }) => type);
  return types.findLast((type) => type === 'redirected' || type === 'done') === 'redirected';
}

/** The sentence that is true now: a copy may have been taken back, and what was blocked given back or cancelled. */
function wordsFor(request: OwnRequest) {
  const { kind, outcome, lost, packages, toldCategories } = request;
  if (isTriedOut(request)) return 'triedOut' as const;
  if (wasPassedOn(request)) return request.isTrial ? ('redirectedInTrial' as const) : ('redirected' as const);
  if (toldCategories) return 'categories.told' as const;
  if (kind === 'report-lost' && (lost === 'released' || lost === 'cancelled')) return `lost.${lost}` as const;
  if (packages[0]?.state === 'taken-back') return 'takenBack' as const;
  return `words.${kind}.${outcome ?? 'fulfilled'}` as const;
}

/** Whether something was not done that nobody refused: what somebody did refuse says itself where to complain. */
function mayComplain(request: OwnRequest): boolean {
  const isInPart = isKeptInPart(request) && !isTriedOut(request);
  return (isDenied(request) || isInPart) && request.refusedParts.length === 0;
}

/** What the request came to: done in which way, with its receipt, or refused on which ground. */
export function Outcome({ request }: { request: OwnRequest }) {
  const t = wordsHere('outcome');
  if (request.refusal) return <Refusal refusal={request.refusal} />;
  // Nothing was done: whom to complain to is said as after a refusal.
  if (request.status === 'lapsed') {
    const { said } = use(saidHere());
    return <p>{t('complain', { regulator: said(request.appeal.regulator) })}</p>;
  }
  const first = request.duplicateOf;
  if (first) {
    return (
      <Prose>
        <Heading>{t('title')}</Heading>
        <p>
          {t.rich('duplicate', {
            reference: first.reference,
            link: (words) => <a href={`/requests/${first.id}`}>{words}</a>,
          })}
        </p>
      </Prose>
    );
  }
  if (request.status !== 'done' || !request.outcome) return null;
  return (
    <Prose>
      <Heading>{t('title')}</Heading>
      <p>{t(wordsFor(request))}</p>
      <RefusedParts request={request} />
      {request.toldCategories && <Categories told={request.toldCategories} />}
      <Receipt request={request} />
      {mayComplain(request) && <p>{t('complain', { regulator: use(saidHere()).said(request.appeal.regulator) })}</p>}
    </Prose>
  );
}
