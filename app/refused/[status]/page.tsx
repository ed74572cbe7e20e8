import type { Metadata } from 'next';
import { getTranslations } from '../../words.ts';
import { NoSuchPage } from '../no-such-page.tsx';
import { NotAllowed } from '../not-allowed.tsx';
import { NotSignedIn } from '../not-signed-in.tsx';

type Params = Promise<{ status: string }>;

/** Of the desk, which is in English. */
const titles: Record<string, string> = { 401: 'Sign in first', 403: 'Not allowed' };

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const [{ status }, t] = [await params, await getTranslations('notFound')];
  return { title: titles[status] ?? t('title') };
}

/** Why a page was refused: the web server puts it in the place of Next's empty document, with the page's own status. */
export default async function Refused({ params }: { params: Params }) {
  const { status } = await params;
  if (status === '401') return <NotSignedIn />;
  return status === '403' ? <NotAllowed /> : <NoSuchPage />;
}
