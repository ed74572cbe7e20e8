import type { Metadata } from 'next';
import { NoSuchPage } from '../no-such-page.tsx';
import { NotAllowed } from '../not-allowed.tsx';
import { NotSignedIn } from '../not-signed-in.tsx';

type Params = Promise<{ status: string }>;

const titles: Record<string, string> = { 401: 'Sign in first', 403: 'Not allowed', 404: 'Page not found' };

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: titles[(await params).status] ?? titles[404] ?? '' };
}

/** Why a page was refused: the web server puts it in the place of Next's empty document, with the page's own status. */
export default async function Refused({ params }: { params: Params }) {
  const { status } = await params;
  if (status === '401') return <NotSignedIn />;
  return status === '403' ? <NotAllowed /> : <NoSuchPage />;
}
