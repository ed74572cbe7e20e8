import type { RequestView } from '#requests/view-request';
import { Banner } from '../../../ui/desk/banner.tsx';
import { letterWords } from './letter-words.ts';

/** What must be seen first: a letter that did not arrive, a deletion that somebody stopped, a run that failed. */
export function Banners({ request }: { request: RequestView }) {
  const lost = request.letters.filter(({ status }) => status === 'bounced' || status === 'given-up');
  const failure = request.status === 'running' ? request.runs[0]?.failure : null;
  return (
    <>
      {lost.map(({ id, kind, status, replyCode }) => (
        <Banner key={id} tone="bad">
          <strong>A letter did not arrive.</strong> “{letterWords(kind)}”{' '}
          {status === 'bounced'
            ? `was refused by the mail server${replyCode ? ` (${replyCode})` : ''}`
            : 'was given up after days of tries'}
          .
        </Banner>
      ))}
      {request.pausedAt && (
        <Banner tone="warn">
          <strong>Somebody stopped this deletion</strong> by the link in a notice. Look into it before you let it go on.
        </Banner>
      )}
      {failure && (
        <Banner tone="bad">
          <strong>The last try of the run failed</strong> ({failure}). Nothing was changed; the worker tries again.
        </Banner>
      )}
    </>
  );
}
