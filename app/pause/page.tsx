import { use } from 'react';
import { organisation } from '#requests/organisation';
import { formWords } from '../form-words.ts';
import { titled } from '../titled.ts';
import { Page } from '../ui/frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { Prose } from '../ui/prose.tsx';
import { QuestionForm } from '../ui/question-form.tsx';
import { Title } from '../ui/title.tsx';
import { TokenForm } from '../ui/token-form.tsx';
import { unfound } from '../unfound.ts';
import { getTranslations, wordsHere } from '../words.ts';
import { pause } from './actions.ts';

export const generateMetadata = titled('pause', { robots: unfound });

/** Whom to turn to where the link does not do it. */
function Reach() {
  const t = wordsHere('pause');
  const { email, phone } = organisation().contact;
  return <p>{phone ? t('callOrWrite', { email, phone }) : t('write', { email })}</p>;
}

function Over() {
  const t = wordsHere('pause');
  return (
    <Prose>
      <Title>{t('title')}</Title>
      <Reach />
    </Prose>
  );
}

/** Without JavaScript nothing reads the end of the address, which never reaches a server: the link is pasted instead. */
function Without() {
  const t = wordsHere('pause');
  return (
    <QuestionForm
      action={pause}
      words={use(formWords('pause'))}
      button={t('button')}
      before={
        <div className="mb-6">
          <Prose>
            <Title>{t('title')}</Title>
            <p>{t('lead')}</p>
            <p>{t('without')}</p>
          </Prose>
        </div>
      }
      questions={[{ as: 'field', name: 'token', missing: 'link-missing', label: t('link'), autoComplete: 'off' }]}
      after={<Reach />}
    />
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
      <TokenForm
        action={pause}
        words={await formWords('pause')}
        button={t('button')}
        without={<Without />}
        over={<Over />}
      >
        <Title>{t('title')}</Title>
        <Prose>
          <p>{t('lead')}</p>
          <p>{t('then')}</p>
        </Prose>
      </TokenForm>
    </Page>
  );
}
