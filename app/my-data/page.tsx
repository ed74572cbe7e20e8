import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import type { PersonActor } from '#domain/actor';
import type { OwnData } from '#domain/own-data';
import { isFreshProof } from '#domain/sessions';
import { askOwnData } from '#requests/ask-own-data';
import { offersOwnData } from '#requests/offers-own-data';
import { awaitOwnData, viewOwnData } from '#requests/view-own-data';
import { requirePerson } from '../auth.ts';
import { titled } from '../titled.ts';
import { Page } from '../ui/frame.tsx';
import { Heading } from '../ui/heading.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SignOut } from '../ui/sign-out.tsx';
import { Title } from '../ui/title.tsx';
import { unsentHere } from '../unsent-here.ts';
import { getTranslations, wordsHere } from '../words.ts';
import { OwnTables } from './own-tables.tsx';

export const generateMetadata = titled('myData');

/** How long the page stays open for the worker's answer, in milliseconds; after that people are asked to look again. */
const patienceMs = 5000;

function Shown({ data }: { data: OwnData }) {
  const t = wordsHere('myData');
  if (data.state === 'withheld') {
    return <Notice title={t('withheldTitle')}>{t('withheld')}</Notice>;
  }
  return data.state === 'nothing' ? <Notice>{t('nothing')}</Notice> : <OwnTables tables={data.tables} />;
}

/** Also what a browser without scripts shows: by the time its person looks again, the data are there. */
function Fetching({ slow = false }: { slow?: boolean }) {
  const t = wordsHere('myData');
  return (
    <Notice title={t('fetching')}>
      <p role="status">{slow ? t('slow') : t('fetchingMore')}</p>
      <p>
        <a href="/my-data">{t('look')}</a>
      </p>
    </Notice>
  );
}

/** Comes after the rest of the page, as soon as the worker has answered. */
async function Awaited({ actor }: { actor: PersonActor }) {
  const data = await awaitOwnData({ actor, now: new Date(), atMostMs: patienceMs });
  return data ? <Shown data={data} /> : <Fetching slow />;
}

async function Live({ actor, now }: { actor: PersonActor; now: Date }) {
  const t = await getTranslations('myData');
  const asked = await askOwnData({ actor, now });
  if (!asked.ok) return <Notice>{t('tooMany')}</Notice>;
  const data = await viewOwnData({ actor, now });
  if (data) return <Shown data={data} />;
  return (
    <Suspense fallback={<Fetching />}>
      <Awaited actor={actor} />
    </Suspense>
  );
}

export default async function MyDataPage() {
  const actor = await requirePerson('/my-data');
  const now = new Date();
  if (!isFreshProof(actor.provenAt, now)) redirect('/prove?next=/my-data');
  const t = await getTranslations('myData');
  return (
    <Page back="/requests" aside={<SignOut />}>
      <Title over={actor.email}>{t('title')}</Title>
      {(await unsentHere('/my-data'))?.of === actor.personId && <Notice tone="warn">{t('unsent')}</Notice>}
      {(await offersOwnData()) ? (
        <>
          <p className="max-w-2xl">{t('lead')}</p>
          <Live actor={actor} now={now} />
        </>
      ) : (
        <Notice>{t('notOffered')}</Notice>
      )}
      <Heading>{t('elseTitle')}</Heading>
      <p className="mb-5 max-w-2xl">{t('else')}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <LinkButton href="/request/access">{t('copy')}</LinkButton>
        <a href="/request/correct">{t('correct')}</a>
      </div>
    </Page>
  );
}
