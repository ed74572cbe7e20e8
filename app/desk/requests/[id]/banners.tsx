import type { ReactNode } from 'react';
import { type FailureClass, failureClass } from '#domain/failures';
import type { RequestView } from '#requests/view-request';
import { Banner } from '../../../ui/desk/banner.tsx';
import { MeanwhileLines } from '../../../ui/desk/meanwhile-note.tsx';
import type { DeskAnswer } from '../../desk-answer.ts';
import { failureWords } from '../../failure-words.ts';
import { count } from '../../words.ts';
import { fateOf } from './letter-fate.ts';

/** Why it did not work, and what to do. */
function Failed({ failure, children }: { failure: FailureClass; children: ReactNode }) {
  const { what, todo } = failureWords[failure];
  return (
    <Banner tone="bad">
      <strong>{children}</strong> {what}. {todo}
    </Banner>
  );
}

/** What was pressed on an old page and cannot be done any more: without scripts, its form is gone with what was typed. */
function NotDone({ problems, values, meanwhile }: NonNullable<DeskAnswer>) {
  const typed = [values.words, values.reason].filter(Boolean);
  return (
    <Banner tone="bad">
      <strong>Not done.</strong> {Object.values(problems).join('. ')}.{meanwhile && <MeanwhileLines {...meanwhile} />}
      {typed.length > 0 && (
        <>
          You had typed:
          <blockquote className="mt-1 border-s-2 border-edge ps-3 whitespace-pre-wrap">{typed.join('\n\n')}</blockquote>
        </>
      )}
    </Banner>
  );
}

/** What must be seen first: a letter that did not arrive, a deletion that somebody stopped, a run that failed. */
export function Banners({ request, refused }: { request: RequestView; refused: DeskAnswer }) {
  const lost = request.letters.filter(({ status }) => status === 'bounced' || status === 'given-up');
  const toStaff = lost.filter(({ kind }) => kind.startsWith('staff-'));
  const toOthers = lost.filter(({ kind }) => kind === 'recipient-notice' || kind === 'controller-notice');
  const toPerson = lost.filter((letter) => !toStaff.includes(letter) && !toOthers.includes(letter));
  const failure = request.status === 'running' ? request.runs[0]?.failure : null;
  const { trouble } = request;
  return (
    <>
      {refused && <NotDone {...refused} />}
      {request.isTrial && (
        <Banner tone="warn">
          <strong>For trying out.</strong> No figure counts it, and nobody outside is told. A deletion or correction
          runs to its last statement and is taken back; letters and a copy reach whoever was keyed in.
        </Banner>
      )}
      {toPerson.map((letter) => (
        <Banner key={letter.id} tone="bad">
          <strong>A letter did not arrive.</strong> {fateOf(letter)} The person may not know where this stands: see
          whether there is another way to reach them.
        </Banner>
      ))}
      {toOthers.map((letter) => (
        <Banner key={letter.id} tone="bad">
          <strong>Somebody else was not told.</strong> {fateOf(letter)} See under “Others told”, and tell them another
          way.
        </Banner>
      ))}
      {toStaff.length > 0 && (
        <Banner tone="warn">
          <strong>{count(toStaff.length, 'letter')} to staff did not arrive.</strong> An admin can check the addresses
          in the settings, and the mail server.
        </Banner>
      )}
      {request.unread > 0 && (
        <Banner tone="plain">
          <strong>{count(request.unread, 'new message')} from the person.</strong> Read under{' '}
          <a href="#details">The person and their words</a>.
        </Banner>
      )}
      {request.notesForMe > 0 && (
        <Banner tone="plain">
          <strong>
            {request.notesForMe === 1 ? 'A colleague wrote a note' : `Colleagues wrote ${request.notesForMe} notes`} for
            you.
          </strong>{' '}
          Read under <a href="#details">The person and their words</a>.
        </Banner>
      )}
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
