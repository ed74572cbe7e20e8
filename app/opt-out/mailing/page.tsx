import { notFound } from 'next/navigation';
import { offeredBy } from '#requests/opt-out-by-mailing';
import { organisation } from '#requests/organisation';
import { formWords } from '../../form-words.ts';
import { faceHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Press } from '../../ui/press.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Title } from '../../ui/title.tsx';
import { unfound } from '../../unfound.ts';
import { getTranslations } from '../../words.ts';
import { stopMailing } from './actions.ts';

export const generateMetadata = titled('mailing', { robots: unfound });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the link of a mailing leads: one button opts the address out that it went to. */
export default async function MailingPage({ searchParams }: Props) {
  const t = await getTranslations('mailing');
  const { by, done } = await searchParams;
  if (done !== undefined) {
    return (
      <Page>
        <Panel title={t('done')} />
        <Prose>
          <p>{t('doneMore')}</p>
          <p>
            <a href="/preferences">{t('choices')}</a>
          </p>
        </Prose>
      </Page>
    );
  }
  if (by === undefined) {
    return (
      <Page>
        <Prose>
          <Title>{t('title')}</Title>
          <p>{t('without')}</p>
          <p>
            <a href="/request/opt-out">{t('form')}</a>
          </p>
        </Prose>
      </Page>
    );
  }
  const key = offeredBy(by);
  if (typeof by !== 'string' || key === null) notFound();
  const optOut = (await faceHere()).optOuts.find((one) => one.key === key);
  return (
    <Page>
      <Press action={stopMailing} words={await formWords('mailing')} by={by} button={t('button')}>
        <Prose>
          <Title>{t('title')}</Title>
          <p>{t('lead', { name: organisation().name, label: optOut?.label ?? key })}</p>
          {optOut?.stays !== undefined && <p>{optOut.stays}</p>}
        </Prose>
      </Press>
    </Page>
  );
}
