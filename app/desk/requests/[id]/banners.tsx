import type { ReactNode } from 'react';
import { type FailureClass, failureClass } from '#domain/failures';
import type { RequestView } from '#requests/view-request';
import { Banner } from '../../../ui/desk/banner.tsx';
import { failureWords } from '../../failure-words.ts';
import { letterWords } from './letter-words.ts';

/** Why it did not work, and what to do. */
function Failed({ failure, children }: { failure: FailureClass; children: ReactNode }) {
  const { what, todo } = failureWords[failure];
  return (
    <Banner tone="bad">
      <strong>{children}</strong> {what}. {todo}
    </Banner>
  );
}

/** What must be seen first: a letter that did not arrive, a deletion that somebody stopped, a run that failed. */
export function Banners({ request }: { request: RequestView }) {
  const lost = request.letters.filter(({ status }) => status === 'bounced' || status === 'given-up');
  const failure = request.status === 'running' ? request.runs[0]?.failure : null;
  const { trouble } = request;
  return (
    <>
      {lost.map(({ id, kind, status, replyCode }) => (
        <Banner key={id} tone="bad">
          <strong>A letter did not arrive.</strong> “{letterWords(kind)}”{' '}
          {status === 'bounced'
            ? `was refused by the mail server${replyCode ? ` (${replyCode})` : ''}`
            : 'was given up after days of tries'}
          . The person may not know where this stands: see whether there is another way to reach them.
        </Banner>
      ))}
      {request.pausedAt && (
        <Banner tone="warn">
          <strong>Somebody stopped this deletion</strong> by the link in a notice. Look into it before you let it go on.
        </Banner>
      )}
      {failure && (
        <Failed failure={failureClass(failure)}>The last try of the run failed, and nothing was changed.</Failed>
      )}
      {trouble && (
        <Failed failure={trouble}>
          {request.plan ? 'The request came back to review, and nothing was changed.' : 'There is no plan.'}
        </Failed>
      )}
    </>
  );
}
