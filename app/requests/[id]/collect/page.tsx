import { redirect } from 'next/navigation';
import { isFreshProof } from '#domain/sessions';
import type { OwnPackage, OwnRequest } from '#requests/view-own-request';
import { titled } from '../../../titled.ts';
import { Page } from '../../../ui/frame.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { SignOut } from '../../../ui/sign-out.tsx';
import { Title } from '../../../ui/title.tsx';
import { getTranslations, wordsHere } from '../../../words.ts';
import { Again } from '../again.tsx';
import { type IdParams, ownRequest } from '../own.ts';
import { Ready } from './ready.tsx';

export const generateMetadata = titled('collect');

type Past = Exclude<OwnPackage['state'], 'ready'>;

function Gone({ state, request }: { state: Past | 'none'; request: OwnRequest }) {
  const t = wordsHere('collect');
  return (
    <Prose>
      <Again request={request}>
        <Title>{t('title')}</Title>
        <p>{t(`gone.${state}`)}</p>
      </Again>
      <p>
        <a href={`/requests/${request.id}`}>{t('back')}</a>
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
          <Ready
            copy={packages
              .filter(({ copy }) => copy === found.copy)
              .map((one) => ({ ...one, href: `/requests/${id}/package/${one.id}` }))}
          />
        </>
      ) : (
        <Gone state={found?.state ?? 'none'} request={request} />
      )}
    </Page>
  );
}
