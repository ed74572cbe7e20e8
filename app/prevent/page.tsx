import { organisation } from '#requests/organisation';
import { formWords } from '../form-words.ts';
import { titled } from '../titled.ts';
import { Page } from '../ui/frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { Press } from '../ui/press.tsx';
import { Prose } from '../ui/prose.tsx';
import { Title } from '../ui/title.tsx';
import { unfound } from '../unfound.ts';
import { getTranslations } from '../words.ts';
import { prevent } from './actions.ts';

export const generateMetadata = titled('prevent', { robots: unfound });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the link of an advance letter leads: one button keeps data from being passed on. */
export default async function PreventPage({ searchParams }: Props) {
  const t = await getTranslations('prevent');
  const { by, done } = await searchParams;
  const { name, contact } = organisation();
  if (done !== undefined) {
    return (
      <Page>
        <Panel title={t('done')} />
        <Prose>
          <p>{t('doneMore')}</p>
        </Prose>
      </Page>
    );
  }
  if (typeof by !== 'string') {
    return (
      <Page>
        <Prose>
          <Title>{t('title')}</Title>
          <p>{t('without', { email: contact.email })}</p>
          <p>
            <a href="/request/opt-out">{t('form')}</a>
          </p>
        </Prose>
      </Page>
    );
  }
  return (
    <Page>
      <Press action={prevent} words={await formWords('prevent')} by={by} button={t('button')}>
        <Prose>
          <Title>{t('title')}</Title>
          <p>{t('lead', { name })}</p>
        </Prose>
      </Press>
    </Page>
  );
}
