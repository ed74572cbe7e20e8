import { fieldsBesideAddress } from '#domain/opt-out-asks';
import { organisation } from '#requests/organisation';
import { draftHere } from '../../../draft-here.ts';
import { faceHere } from '../../../said-here.ts';
import { titled } from '../../../titled.ts';
import { Page } from '../../../ui/frame.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { SummaryList } from '../../../ui/summary-list.tsx';
import { Title } from '../../../ui/title.tsx';
import { getTranslations, wordsHere } from '../../../words.ts';

export const generateMetadata = titled('requestOptOutDone');

/** What to do where this browser no longer knows the opt-out: the page may be a bookmark. */
function Elsewhere() {
  const t = wordsHere('requestOptOutDone');
  return (
    <Page back="/">
      <Title>{t('unknown')}</Title>
      <Prose>
        <p>{t('unknownMore')}</p>
        <p>
          <a href="/requests">{t('requests')}</a>
        </p>
      </Prose>
    </Page>
  );
}

export default async function OptOutDonePage() {
  const t = await getTranslations('requestOptOutDone');
  const { kind, filed, 'opt-out': given } = (await draftHere()).answers;
  if (kind !== 'opt-out' || !filed || !given) return <Elsewhere />;
  const face = await faceHere();
  const chosen = face.optOuts.filter(({ key }) => given.purposes.includes(key));
  const { contact } = organisation();
  return (
    <Page>
      <Panel title={t('title')}>
        {t('reference')}
        <strong className="block font-mono">{filed.reference}</strong>
      </Panel>
      <SummaryList
        rows={[
          ...(given.email ? [{ name: t('address'), value: given.email }] : []),
          ...fieldsBesideAddress(face).flatMap(({ key, label }) =>
            given.others?.[key] ? [{ name: label, value: given.others[key] }] : [],
          ),
          { name: t('purposes'), value: chosen.map(({ label }) => label).join('\n') },
        ]}
      />
      <Prose>
        <Heading>{t('next')}</Heading>
        <p>{given.email ? t('nextMore') : t('nextSilent')}</p>
        <ul>
          {chosen.map(({ key, stays }) => stays && <li key={key}>{stays}</li>)}
          {!chosen.some(({ stays }) => stays) && <li>{t('account')}</li>}
        </ul>
        <Heading>{t('later')}</Heading>
        <p>{given.email ? t('laterMore') : t('laterSilent')}</p>
        {given.email && (
          <ul>
            <li>
              <a href="/requests">{t('requests')}</a>
            </li>
            <li>
              <a href="/opt-out/undo">{t('undo')}</a>
            </li>
            <li>
              <a href="/preferences">{t('choices')}</a>
            </li>
          </ul>
        )}
        <p>{t('contact', { email: contact.email })}</p>
      </Prose>
    </Page>
  );
}
