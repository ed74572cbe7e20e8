import { isOpen } from '#domain/states';
import { listOwnRequests } from '#requests/list-own-requests';
import { offersOwnData } from '#requests/offers-own-data';
import { organisation } from '#requests/organisation';
import { requirePerson } from '../auth.ts';
import { titled } from '../titled.ts';
import { DateText } from '../ui/date-text.tsx';
import { Page } from '../ui/frame.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Prose } from '../ui/prose.tsx';
import { SignOut } from '../ui/sign-out.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { Tag } from '../ui/tag.tsx';
import { Title } from '../ui/title.tsx';
import { getTranslations, wordsHere } from '../words.ts';

export const generateMetadata = titled('requests');

type Line = Awaited<ReturnType<typeof listOwnRequests>>[number];

function RequestCard({ line }: { line: Line }) {
  const t = wordsHere('requests');
  const { id, reference, kind, status, outcome, receivedOn, answerByOn, hasNews } = line;
  return (
    <li className="border-b border-line py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <a href={`/requests/${id}`} className="text-xl font-semibold">
          {t(`kinds.${kind}`)}
          <span className="sr-only"> {reference}</span>
        </a>
        <span className="flex flex-wrap gap-2">
          {hasNews && <Tag tone="accent">{t('newMessage')}</Tag>}
          <StateTag status={status} kind={kind} isDenied={outcome === 'all-kept'} />
        </span>
      </div>
      <p className="mt-1 text-base text-soft">
        <span className="font-mono">{reference}</span>
        <span aria-hidden="true"> · </span>
        {t('sent')} <DateText value={receivedOn} />
        {isOpen(status) && (
          <>
            <span aria-hidden="true"> · </span>
            {t('answerBy')} <DateText value={answerByOn} />
          </>
        )}
      </p>
    </li>
  );
}

export default async function RequestsPage() {
  const actor = await requirePerson('/requests');
  const t = await getTranslations('requests');
  const lines = await listOwnRequests({ actor });
  return (
    <Page back="/" aside={<SignOut />}>
      <Title over={actor.email}>{t('title')}</Title>
      {lines.length === 0 ? (
        <Prose>
          <p>{t('none')}</p>
          <p>{t('noneMore')}</p>
        </Prose>
      ) : (
        <ul className="border-t border-line">
          {lines.map((line) => (
            <RequestCard key={line.id} line={line} />
          ))}
        </ul>
      )}
      {(await offersOwnData()) && (
        <p className="mt-8">
          <a href="/my-data">{t('own')}</a>
        </p>
      )}
      {organisation().kinds.includes('opt-out') && (
        <p className="mt-8">
          <a href="/preferences">{t('choices')}</a>
        </p>
      )}
      <p className="mt-8">
        <LinkButton href="/request/kind" look={lines.length === 0 ? 'main' : 'second'}>
          {t('new')}
        </LinkButton>
      </p>
    </Page>
  );
}
