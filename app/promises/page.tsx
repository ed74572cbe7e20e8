import { use } from 'react';
import { organisation } from '#requests/organisation';
import { faceHere, saidHere } from '../said-here.ts';
import { titled } from '../titled.ts';
import { DateText } from '../ui/date-text.tsx';
import { Page } from '../ui/frame.tsx';
import { Heading } from '../ui/heading.tsx';
import { Prose } from '../ui/prose.tsx';
import { Title } from '../ui/title.tsx';
import { getTranslations, wordsHere } from '../words.ts';
import { HeldTable } from './held-table.tsx';
import { RightsTable } from './rights-table.tsx';

export const generateMetadata = titled('promises');

/** What is to be passed on to others, and is not yet: people can prevent it. */
function Sharings() {
  const [t, { said }] = [wordsHere('promises'), use(saidHere())];
  const { sharings } = organisation();
  if (sharings.length === 0) return null;
  return (
    <Prose>
      <Heading>{t('planned')}</Heading>
      <ul>
        {sharings.map(({ id, to, what, from }) => (
          <li key={id}>
            <strong>{said(to)}</strong>: {said(what)}
            <span className="block text-base text-soft">
              {t('notBefore')} <DateText value={from} />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/request/opt-out">{t('prevent')}</a>
      </p>
    </Prose>
  );
}

/** What is held, why, for how long and with whom it is shared, which rights there are, and what was promised. */
export default async function PromisesPage() {
  const [t, { said }, face] = [await getTranslations('promises'), await saidHere(), await faceHere()];
  const { name, promises, policyUrl } = organisation();
  return (
    <Page back="/" width="wide">
      <div className="max-w-2xl">
        <Title>{t('title')}</Title>
        <p className="text-xl leading-relaxed">{t('lead', { name })}</p>
      </div>
      <Heading>{t('held')}</Heading>
      {face.categories.length === 0 ? (
        <p>{t('notYet')}</p>
      ) : (
        <HeldTable categories={face.categories} keeps={face.keeps} />
      )}
      <div className="max-w-2xl">
        <Sharings />
      </div>
      <Heading>{t('rights')}</Heading>
      <RightsTable now={new Date()} />
      <p className="mt-4 max-w-2xl text-base text-soft">{t('measuredMore')}</p>
      {promises.length > 0 && (
        <div className="max-w-2xl">
          <Prose>
            <Heading>{t('ours')}</Heading>
            <p>{t('oursMore')}</p>
            <ul>
              {promises.map(({ id, words }) => (
                <li key={id}>{said(words)}</li>
              ))}
            </ul>
            <p>
              <a href={policyUrl}>{t('policy')}</a>
            </p>
          </Prose>
        </div>
      )}
    </Page>
  );
}
