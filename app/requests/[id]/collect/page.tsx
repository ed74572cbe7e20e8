import { redirect } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { isFreshProof } from '#domain/sessions';
import type { OwnPackage, OwnRequest } from '#requests/view-own-request';
import { sizeIn } from '../../../size-in.ts';
import { titled } from '../../../titled.ts';
import { buttonLook } from '../../../ui/button-look.ts';
import { DateText } from '../../../ui/date-text.tsx';
import { Page } from '../../../ui/frame.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Link } from '../../../ui/link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { SignOut } from '../../../ui/sign-out.tsx';
import { SummaryList } from '../../../ui/summary-list.tsx';
import { Title } from '../../../ui/title.tsx';
import { Again } from '../again.tsx';
import { type IdParams, ownRequest } from '../own.ts';

export const generateMetadata = titled('collect');

async function Ready({ found, href }: { found: OwnPackage; href: string }) {
  const t = await getTranslations('collect');
  const format = await getFormatter();
  const { value, unit } = sizeIn(found.size);
  return (
    <>
      <SummaryList
        rows={[
          { name: t('size'), value: format.number(value, { style: 'unit', unit, unitDisplay: 'long' }) },
          {
            name: t('until'),
            value: (
              <>
                <DateText value={found.expiresAt} time />
                <span className="block text-base text-soft">{t('days', { days: found.daysLeft })}</span>
              </>
            ),
          },
          { name: t('left'), value: t('downloads', { count: found.downloadsLeft }) },
        ]}
      />
      {/* Not a Link: the browser itself has to fetch it, and only when it is asked to. */}
      <a href={href} download className={buttonLook('main', false)}>
        {t('download')}
      </a>
      <Prose>
        <Heading>{t('open')}</Heading>
        <ol>
          <li>{t('unzip')}</li>
          <li>{t('index')}</li>
        </ol>
        <p>{t('files')}</p>
        <Notice>{t('safe')}</Notice>
      </Prose>
    </>
  );
}

type Past = Exclude<OwnPackage['state'], 'ready'>;

async function Gone({ state, request }: { state: Past | 'none'; request: OwnRequest }) {
  const t = await getTranslations('collect');
  return (
    <Prose>
      <Again request={request}>
        <Title>{t('title')}</Title>
        <p>{t(`gone.${state}`)}</p>
      </Again>
      <p>
        <Link href={`/requests/${request.id}`}>{t('back')}</Link>
      </p>
    </Prose>
  );
}

export default async function CollectPage(props: IdParams) {
  const { actor, request, now } = await ownRequest(props, '/collect');
  const { id, packages } = request;
  const found = packages.find(({ state }) => state === 'ready') ?? packages[0];
  if (found?.state === 'ready' && !isFreshProof(actor.provenAt, now)) redirect(`/prove?next=/requests/${id}/collect`);
  const t = await getTranslations('collect');
  return (
    <Page back={`/requests/${id}`} aside={<SignOut />}>
      {found?.state === 'ready' ? (
        <>
          <Title>{t('title')}</Title>
          <Ready found={found} href={`/requests/${id}/package/${found.id}`} />
        </>
      ) : (
        <Gone state={found?.state ?? 'none'} request={request} />
      )}
    </Page>
  );
}
