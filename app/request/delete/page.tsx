import { use } from 'react';
import { everything } from '#domain/choices';
import type { MapFace } from '#domain/map-face';
import { scopesOffered } from '#domain/objection';
import { organisation } from '#requests/organisation';
import { dayHere } from '../../day-here.ts';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { faceHere, saidHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Prose } from '../../ui/prose.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { formatHere, getFormatter, getTranslations, wordsHere } from '../../words.ts';
import { chooseScope } from './actions.ts';

export const generateMetadata = titled('requestDelete');

/** What can be done before, or in place of it: a copy, what can be undone, and less than a deletion. */
function Instead() {
  const t = wordsHere('requestDelete');
  const { said } = use(saidHere());
  const { kinds, selfService } = organisation();
  const ways = selfService.filter((way) => way.for.includes('delete'));
  if (ways.length === 0 && !kinds.includes('access') && !kinds.includes('opt-out')) return null;
  return (
    <>
      <Heading>{t('instead')}</Heading>
      <ul>
        {kinds.includes('access') && (
          <li>
            <a href="/request/access">{t('copyFirst')}</a>
            <span className="block text-base text-soft">{t('copyMore')}</span>
          </li>
        )}
        {ways.map(({ label, url, reversible }) => (
          <li key={url}>
            <a href={url}>{said(label)}</a>
            <span className="block text-base text-soft">{reversible ? t('undoable') : t('yourself')}</span>
          </li>
        ))}
        {kinds.includes('opt-out') && (
          <li>
            <a href="/request/opt-out">{t('optOut')}</a>
            <span className="block text-base text-soft">{t('optOutMore')}</span>
          </li>
        )}
      </ul>
    </>
  );
}

function Consequences({ keeps, categories, cannotRecall }: Pick<MapFace, 'keeps' | 'categories' | 'cannotRecall'>) {
  const t = wordsHere('requestDelete');
  const format = formatHere();
  const labelOf = (key: string) => categories.find((category) => category.key === key)?.label ?? key;
  return (
    <Prose>
      <Heading>{t('happens')}</Heading>
      <ul>
        <li>{t('final')}</li>
        <li>{t('account')}</li>
        <li>{t('wait')}</li>
        <li>{t('record')}</li>
        {[...new Set(cannotRecall.map(({ words }) => words))].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {keeps.length > 0 && (
        <>
          <Heading>{t('kept')}</Heading>
          <p>{t('keptMore')}</p>
          <ul>
            {keeps.map(({ reason, law, categories: kept }) => (
              <li key={reason}>
                {reason}
                <span className="block text-base text-soft">
                  {t('keptOf', { categories: format.list(kept.map(labelOf)), law })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Instead />
    </Prose>
  );
}

export default async function DeletePage() {
  const t = await getTranslations('requestDelete');
  const face = await faceHere();
  const { delete: given } = (await draftHere()).answers;
  const { policies } = organisation();
  const format = await getFormatter();
  const offered = scopesOffered(face, policies);
  const objection = offered.find(({ isBeforeObjection }) => isBeforeObjection);
  const scopes = offered.map(({ key, label, removes, isBeforeObjection }) => ({
    value: key,
    label: isBeforeObjection ? t('objection', { label }) : label,
    hint: t(isBeforeObjection ? 'removesBefore' : 'removes', { what: format.list(removes) }),
  }));
  const changes = await Promise.all(
    policies.map(async ({ version, on }) => ({
      value: version,
      label: t('policy', { version, on: await dayHere(on) }),
    })),
  );
  return (
    <Page asks back="/request/kind">
      <QuestionForm
        action={chooseScope}
        words={await formWords('requestDelete')}
        values={
          given ? { scope: given.scope, ...(given.policyVersion ? { policyVersion: given.policyVersion } : {}) } : {}
        }
        button={t('continue')}
        questions={[
          {
            as: 'radios',
            name: 'scope',
            missing: 'scope-missing',
            legend: t('title'),
            question: true,
            choices: [{ value: everything, label: t('everything'), hint: t('everythingMore') }, ...scopes],
            ...(objection
              ? {
                  inside: {
                    at: objection.key,
                    ask: {
                      as: 'radios' as const,
                      name: 'policyVersion',
                      missing: 'policy-missing',
                      legend: t('whichPolicy'),
                      choices: changes,
                    },
                  },
                }
              : {}),
          },
        ]}
        after={<Consequences {...face} />}
      />
    </Page>
  );
}
