import { getTranslations } from 'next-intl/server';
import { organisation } from '#requests/organisation';
import { formWords } from '../form-words.ts';
import { titled } from '../titled.ts';
import { Page } from '../ui/frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { Prose } from '../ui/prose.tsx';
import { Title } from '../ui/title.tsx';
import { TokenForm } from '../ui/token-form.tsx';
import { pause } from './actions.ts';

export const generateMetadata = titled('pause');

async function Without() {
  const t = await getTranslations('pause');
  const { email, phone } = organisation().contact;
  return (
    <Prose>
      <Title>{t('title')}</Title>
      <p>{t('without')}</p>
      <p>{phone ? t('callOrWrite', { email, phone }) : t('write', { email })}</p>
    </Prose>
  );
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a deletion notice's link lands. Says nothing of a request: the mailbox may be somebody else's. */
export default async function PausePage({ searchParams }: Props) {
  const t = await getTranslations('pause');
  if ((await searchParams).done !== undefined) {
    return (
      <Page>
        <Panel title={t('done')} />
        <Prose>
          <p>{t('doneMore')}</p>
          <p>{t('write', { email: organisation().contact.email })}</p>
        </Prose>
      </Page>
    );
  }
  return (
    <Page>
      <TokenForm action={pause} words={await formWords('pause')} button={t('button')} without={<Without />}>
        <Title>{t('title')}</Title>
        <Prose>
          <p>{t('lead')}</p>
          <p>{t('then')}</p>
        </Prose>
      </TokenForm>
    </Page>
  );
}
