import type { Metadata } from 'next';
import { getTranslations } from '../../words.ts';
import { RefusedAtDesk, refusedStaff } from '../at-desk.tsx';
import { NoSuchPage } from '../no-such-page.tsx';
import { NotAllowed } from '../not-allowed.tsx';
import { NotSignedIn } from '../not-signed-in.tsx';

type Params = Promise<{ status: string }>;

/** Of the desk, which is in English. */
const titles: Record<string, string> = { 401: 'Sign in first', 403: 'Not allowed' };

const isAtDesk = (status: string): status is '403' | '404' => status === '403' || status === '404';

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const [{ status }, t] = [await params, await getTranslations('notFound')];
  if (isAtDesk(status) && (await refusedStaff()))
    return { title: { absolute: `${titles[status] ?? 'Not found'} · Privacy desk` } };
  return { title: titles[status] ?? t('title') };
}

/** Why a page was refused: the web server puts it in the place of Next's empty document, with the page's own status. */
export default async function Refused({ params }: { params: Params }) {
  const { status } = await params;
  const actor = isAtDesk(status) ? await refusedStaff() : null;
  if (actor && isAtDesk(status)) return <RefusedAtDesk status={status} actor={actor} />;
  if (status === '401') return <NotSignedIn />;
  return status === '403' ? <NotAllowed /> : <NoSuchPage />;
}
