import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import type { PersonActor } from '#domain/actor';
import { asksAddressAlone } from '#domain/opt-out-asks';
import { isFreshProof } from '#domain/sessions';
import { askOwnData } from '#requests/ask-own-data';
import { isOwnViewRead } from '#requests/is-own-view-read';
import { viewPreferences } from '#requests/view-preferences';
import { requirePerson } from '../auth.ts';
import { faceHere } from '../said-here.ts';
import { titled } from '../titled.ts';
import { Page } from '../ui/frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { SignOut } from '../ui/sign-out.tsx';
import { Title } from '../ui/title.tsx';
import { getTranslations, wordsHere } from '../words.ts';
import { Choices } from './choices.tsx';

export const generateMetadata = titled('preferences');

/** How long the page stays open for the worker's answer, in milliseconds; after that people are asked to look again. */
const patienceMs = 5000;

/** Also what a browser without scripts shows: by the time its person looks again, the choices are there. */
function Fetching() {
  const t = wordsHere('preferences');
  return (
    <Notice title={t('fetching')}>
      <p role="status">{t('fetchingMore')}</p>
      <p>
        <a href="/preferences">{t('look')}</a>
      </p>
    </Notice>
  );
}

/** Comes after the rest of the page, as soon as the worker has answered. */
async function Awaited({ actor }: { actor: PersonActor }) {
  const now = new Date();
  const isRead = await isOwnViewRead({ actor, now, atMostMs: patienceMs });
  const preferences = isRead ? await viewPreferences({ actor, now }) : null;
  return preferences ? <Choices preferences={preferences} /> : <Fetching />;
}

async function Live({ actor, now }: { actor: PersonActor; now: Date }) {
  const t = await getTranslations('preferences');
  const asked = await askOwnData({ actor, now });
  if (!asked.ok) return <Notice>{t('tooMany')}</Notice>;
  const preferences = await viewPreferences({ actor, now });
  if (preferences) return <Choices preferences={preferences} />;
  return (
    <Suspense fallback={<Fetching />}>
      <Awaited actor={actor} />
    </Suspense>
  );
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** All that this mailbox can opt out of, by the way on which it comes, as it is now, with a button for each. */
export default async function PreferencesPage({ searchParams }: Props) {
  const actor = await requirePerson('/preferences');
  const now = new Date();
  if (!isFreshProof(actor.provenAt, now)) redirect('/prove?next=/preferences');
  const [t, { done, failed }, { optOuts }] = [
    await getTranslations('preferences'),
    await searchParams,
    await faceHere(),
  ];
  return (
    <Page back="/requests" aside={<SignOut />}>
      {done !== undefined && <Notice tone="good">{t('done')}</Notice>}
      {failed !== undefined && <Notice tone="bad">{t('failed')}</Notice>}
      <Title over={actor.email}>{t('title')}</Title>
      <p>{t('lead')}</p>
      <Live actor={actor} now={now} />
      {optOuts.some((optOut) => !asksAddressAlone(optOut)) && (
        <p className="mt-8">
          {t('others')} <a href="/request/opt-out">{t('form')}</a>
        </p>
      )}
    </Page>
  );
}
