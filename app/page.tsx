import type { Metadata } from 'next';
import { longestAnswer } from '#requests/longest-answer';
import { offersOwnData } from '#requests/offers-own-data';
import { organisation } from '#requests/organisation';
import { saidHere } from './said-here.ts';
import { Page } from './ui/frame.tsx';
import { Heading } from './ui/heading.tsx';
import { LinkButton } from './ui/link-button.tsx';
import { Title } from './ui/title.tsx';
import { getTranslations } from './words.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('start');
  return { title: t('title') };
}

function Way({ title, href, words, more }: { title: string; href: string; words: string; more: string }) {
  return (
    <section className="rounded-xl border border-line bg-raised p-5">
      <h2 className="mb-1 text-xl font-bold">{title}</h2>
      <p className="mb-3 text-base text-soft">{more}</p>
      <a href={href}>{words}</a>
    </section>
  );
}

export default async function StartPage() {
  const t = await getTranslations('start');
  const { name, contact, kinds, selfService } = organisation();
  const { said } = await saidHere();
  // What takes the place of a deletion is offered there.
  const faster = selfService.filter(({ reversible }) => !reversible);
  // In general words: the first page must come up while the portal database is away.
  const what = (await getTranslations('optOutWords'))('any');
  const days = longestAnswer(new Date());
  const facts = [
    [t('cost'), t('costMore')],
    [t('time'), t('timeMore')],
    [days === null ? t('answerMonth') : t('answerDays', { days }), t('answerMore')],
  ];
  return (
    <Page width="wide">
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="max-w-2xl">
          <Title>{t('title')}</Title>
          <p className="text-xl leading-relaxed">{t('lead', { name })}</p>
          <Heading>{t('can')}</Heading>
          <ul className="mb-8 list-disc ps-6 marker:text-accent [&>li+li]:mt-1.5">
            {kinds
              .filter((kind) => kind !== 'report-lost')
              .map((kind) => (
                <li key={kind}>{t(`kinds.${kind}`, { what })}</li>
              ))}
          </ul>
          <LinkButton href="/request/kind">{t('begin')}</LinkButton>
          <Heading>{t('before')}</Heading>
          <dl className="my-5 grid gap-5 border-s-4 border-accent ps-5">
            {facts.map(([fact, more]) => (
              <div key={fact}>
                <dt className="font-bold">{fact}</dt>
                <dd className="text-base text-soft">{more}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="grid content-start gap-4">
          <Way title={t('resumeTitle')} href="/requests" words={t('resume')} more={t('resumeMore')} />
          {(await offersOwnData()) && (
            <Way title={t('ownTitle')} href="/my-data" words={t('own')} more={t('ownMore')} />
          )}
          {kinds.includes('opt-out') && (
            <Way title={t('optOutTitle')} href="/request/opt-out" words={t('optOutNow')} more={t('optOutMore')} />
          )}
          {kinds.includes('report-lost') && (
            <Way title={t('lostTitle')} href="/request/report-lost" words={t('lost')} more={t('lostMore')} />
          )}
          {faster.map(({ label, url }) => (
            <Way key={url} title={t('selfTitle')} href={url} words={said(label)} more={t('selfMore')} />
          ))}
          <Way title={t('promisesTitle')} href="/promises" words={t('promises')} more={t('promisesMore')} />
          <Way title={t('othersTitle')} href="/help/agents" words={t('others')} more={t('othersMore')} />
        </div>
      </div>
      <section className="mt-12 border-t border-line">
        <Heading>{t('waysTitle')}</Heading>
        <p>{t('ways')}</p>
        <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr] [&>dt]:font-semibold">
          <dt>{t('email')}</dt>
          <dd>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </dd>
          {contact.phone && (
            <>
              <dt>{t('phone')}</dt>
              <dd>{contact.phone}</dd>
            </>
          )}
          {contact.post.length > 0 && (
            <>
              <dt>{t('post')}</dt>
              <dd className="whitespace-pre-line">{contact.post.join('\n')}</dd>
            </>
          )}
        </dl>
      </section>
    </Page>
  );
}
