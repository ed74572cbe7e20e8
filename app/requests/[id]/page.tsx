import { use } from 'react';
import { daysAfterClosing } from '#domain/messages';
import { noteRead } from '#requests/note-read';
import { organisation } from '#requests/organisation';
import type { OwnRequest } from '#requests/view-own-request';
import { answerRows } from '../../request/answer-rows.ts';
import { faceHere, saidHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Page } from '../../ui/frame.tsx';
import { Heading } from '../../ui/heading.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SignOut } from '../../ui/sign-out.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { Title } from '../../ui/title.tsx';
import { UnsentNote } from '../../ui/unsent-note.tsx';
import { unsentHere } from '../../unsent-here.ts';
import { getTranslations, wordsHere } from '../../words.ts';
import { Again } from './again.tsx';
import { Appealing } from './appealing.tsx';
import { Confirming } from './confirming.tsx';
import { Conversation } from './conversation.tsx';
import { Deciding } from './deciding.tsx';
import { Identifying, mustIdentify } from './identifying.tsx';
import { isAppealed, isCoolingOff, isDenied, nowWords } from './now-words.ts';
import { Others } from './others.tsx';
import { Outcome } from './outcome.tsx';
import { Outside } from './outside.tsx';
import { type IdParams, ownRequest } from './own.ts';

export const generateMetadata = titled('request');

function Head({ request }: { request: OwnRequest }) {
  const t = wordsHere('request');
  const { status, kind, isPaused, lost, child } = request;
  return (
    <Title
      over={
        <StateTag
          status={status}
          kind={kind}
          isDenied={isDenied(request)}
          isPaused={isPaused}
          isFrozen={lost === 'frozen'}
          isAppealed={isAppealed(request)}
        />
      }
    >
      {child ? t('titles.child') : t(`titles.${kind}`)}
    </Title>
  );
}

/** What is happening, whose move it is, and what the person can do now. */
function Now({ request }: { request: OwnRequest }) {
  const t = wordsHere('request');
  const { id, status, runAfter, isPaused, packages, mover, held, lost, lapsesAt, answerByOn } = request;
  const isCooling = isCoolingOff(request);
  const mustShow = mustIdentify(request);
  const isOurs = (mover === 'staff' || mover === 'worker') && !isCooling && !mustShow;
  const ready = packages.find(({ state }) => state === 'ready');
  const collect = wordsHere('collect');
  const toldMover = ready
    ? 'collect'
    : isAppealed(request)
      ? 'appealed'
      : status === 'refused' || isDenied(request)
        ? 'refused'
        : lost === 'frozen'
          ? 'frozen'
          : mustShow
            ? 'person'
            : mover;
  return (
    <Notice tone={status === 'waiting' || ready ? 'accent' : 'plain'} title={t(`mover.${toldMover}`)}>
      {!mustShow && <p>{t(nowWords(request), { days: daysAfterClosing })}</p>}
      {request.messages.some(({ isNew }) => isNew) && (
        <p>
          {t('newMessage')} <a href="#messages">{t('toMessages')}</a>
        </p>
      )}
      {isOurs && (
        <p>
          {t('answerBy')}{' '}
          <strong>
            <DateText value={answerByOn} />
          </strong>
        </p>
      )}
      {request.mailboxUnsafe && <p>{t('unsafe')}</p>}
      {lost === 'frozen' && <OffMeanwhile request={request} />}
      {lapsesAt && (
        <p>
          {t(request.child ? 'silence' : 'lapses')} <DateText value={lapsesAt} />.
        </p>
      )}
      {isCooling && runAfter && !isPaused && (
        <p>
          {t('runAfter')}{' '}
          <strong>
            <DateText value={runAfter} time />
          </strong>
        </p>
      )}
      {isCooling && !isPaused && held && (
        <p>
          {t(`now.held.${held.by}`)}{' '}
          {held.first && (
            <a href={`/requests/${held.first.id}`}>
              {t(held.by === 'open-appeal' ? 'first.open-appeal' : 'first.open-copy')}
            </a>
          )}
        </p>
      )}
      {ready && (
        <p>
          {collect('until')} <DateText value={ready.expiresAt} time />. {collect('days', { days: ready.daysLeft })},{' '}
          {t('downloadsLeft', { count: ready.downloadsLeft })}.
        </p>
      )}
      {ready && (
        <p className="pt-2">
          <LinkButton href={`/requests/${id}/collect`}>{t('collect')}</LinkButton>
        </p>
      )}
    </Notice>
  );
}

/** What does not work as long as something reported lost is blocked, and how to reach somebody. */
function OffMeanwhile({ request: { asked } }: { request: OwnRequest }) {
  const t = wordsHere('request');
  const items = asked.kind === 'report-lost' ? asked.items : [];
  const { phone, email } = organisation().contact;
  return (
    <>
      {use(faceHere())
        .lost.filter(({ key }) => items.includes(key))
        .map(({ key, offMeanwhile }) => (
          <p key={key}>{offMeanwhile}</p>
        ))}
      <p>{phone ? t('lostCall', { phone }) : t('lostWrite', { email })}</p>
    </>
  );
}

async function Facts({ request }: { request: OwnRequest }) {
  const t = await getTranslations('request');
  const { reference, answerByOn, article, receivedOn, email, asked, mover, closedAt, clock } = request;
  const by = (
    <>
      <DateText value={answerByOn} />
      <span className="block text-base text-soft">
        {t(`dateSetBy.${clock.setBy}`, { article: (await saidHere()).cite(article) })}
      </span>
      {clock.extendedUnder && (
        <span className="block text-base">
          {t('extended')} <a href="#messages">{t('extendedWhy')}</a>
        </span>
      )}
      {clock.pausedUnder && (
        <span className="block text-base">
          {t('clockStands', { article: (await saidHere()).cite(clock.pausedUnder) })}
        </span>
      )}
    </>
  );
  return (
    <SummaryList
      rows={[
        { name: t('reference'), value: <span className="font-mono">{reference}</span> },
        // What somebody wrote in a letter may be about somebody else, as long as nobody confirmed it.
        ...(request.toConfirm || request.child === 'show' ? [] : await answerRows(asked, await faceHere(), false)),
        ...(request.channel ? [{ name: t('channel'), value: t(`channels.${request.channel}`) }] : []),
        ...(request.agent ? [{ name: t('agent.asked'), value: <AskedBy agent={request.agent} /> }] : []),
        { name: t('email'), value: email },
        { name: t('received'), value: <DateText value={receivedOn} /> },
        mover === 'nobody' && closedAt
          ? { name: t('closed'), value: <DateText value={closedAt} /> }
          : { name: t('answerBy'), value: by },
      ]}
    />
  );
}

/** Somebody else's words: their name is set apart from ours. */
function AskedBy({ agent: { name, basis } }: { agent: NonNullable<OwnRequest['agent']> }) {
  const t = wordsHere('request');
  return (
    <>
      <bdi>{name}</bdi>
      <span className="block text-base text-soft">{t(`agent.${basis}`)}</span>
    </>
  );
}

function History({ request }: { request: OwnRequest }) {
  const t = wordsHere('request');
  const wordsOf = (type: OwnRequest['events'][number]['type']) => {
    // What was passed on in a trial reached nobody.
    if (request.isTrial && type === 'redirected') return 'events.done';
    return type === 'done' && isDenied(request) ? 'events.refused' : (`events.${type}` as const);
  };
  const moments = request.events.map(({ key, type, at }) => ({
    key,
    what: t(wordsOf(type)),
    when: <DateText value={at} time />,
  }));
  return (
    <>
      <Heading>{t('history')}</Heading>
      <Timeline moments={moments.reverse()} />
    </>
  );
}

/** Until when it can be cancelled: a deletion's date is known once it is approved. */
function LastMoment({ request: { status, runAfter } }: { request: OwnRequest }) {
  const t = wordsHere('cancel');
  if (status !== 'approved' || !runAfter) return t('untilApproved');
  return (
    <>
      {t('until')} <DateText value={runAfter} time />
    </>
  );
}

export default async function RequestPage(props: IdParams) {
  // Read side by side; the parts of the page ask for the map's words and for what was not sent again.
  const { id } = await props.params;
  const [{ actor, request, now }] = await Promise.all([ownRequest(props), faceHere(), unsentHere(`/requests/${id}`)]);
  // What is new on this page is so once.
  if (request.messages.some(({ isNew }) => isNew)) await noteRead({ actor, id, now });
  const t = await getTranslations('request');
  const { status, canCancel, canUndo } = request;
  const details = (
    <>
      <Heading>{t('facts')}</Heading>
      <Facts request={request} />
      <Outside request={request} />
      <Others request={request} />
      <History request={request} />
    </>
  );
  // Where we wait for an answer, the question comes first; else what many look for: how it stands, and by when.
  const isAsked = status === 'waiting';
  return (
    <Page asks={request.mayWrite} back="/requests" aside={<SignOut />}>
      <Conversation request={request}>
        <Again request={request}>
          <Deciding request={request}>
            <Confirming request={request}>
              <Head request={request} />
              {request.isTrial && (
                <Notice title={t('trial.title')}>
                  <p>{t('trial.words')}</p>
                </Notice>
              )}
              {request.mayWrite && <UnsentNote values={await unsentHere(`/requests/${id}`)} />}
              <Now request={request} />
              <Identifying request={request} />
            </Confirming>
          </Deciding>
          <Outcome request={request} />
        </Again>
        <Appealing request={request} />
        {!isAsked && details}
      </Conversation>
      {isAsked && details}
      {(canCancel || canUndo) && <Heading>{t('change')}</Heading>}
      {canCancel && (
        <p>
          <a href={`/requests/${id}/cancel`}>{t('cancel')}</a>
          <span className="block text-base text-soft">
            <LastMoment request={request} />
          </span>
        </p>
      )}
      {canUndo && (
        <p>
          <a href="/opt-out/undo">{t('undo')}</a>
        </p>
      )}
    </Page>
  );
}
