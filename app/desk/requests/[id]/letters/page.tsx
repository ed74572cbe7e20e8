import type { Metadata } from 'next';
import { organisation } from '#requests/organisation';
import { type LettersView, viewLetters } from '#requests/view-letters';
import { requireStaff } from '../../../../auth.ts';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../../../ui/desk/empty-state.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { orLeave } from '../../../desk-answer.ts';
import { DeskPage } from '../../../desk-page.tsx';
import { Moment } from '../../../moment.tsx';
import { markPostedAction } from '../actions.ts';
import { letterWords } from '../letter-words.ts';
import { Paper } from './paper.tsx';

export const metadata: Metadata = { title: 'Letters to post' };

type Letter = LettersView['letters'][number];

function Posting({ id, letter }: { id: string; letter: Letter }) {
  const { posted } = letter;
  if (posted) {
    return (
      <p className="text-soft">
        Posted by <bdi>{posted.by}</bdi>, <Moment at={posted.at} />
      </p>
    );
  }
  return (
    <DeskForm
      id={`posted-${letter.id}`}
      action={markPostedAction}
      given={{ requestId: id, letterId: letter.id }}
      submit="I posted it"
    />
  );
}

export default async function LettersPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff('view-personal');
  const { id } = await params;
  const { reference, letters } = orLeave(
    await viewLetters({ actor, id, now: new Date() }),
    `/desk/requests/${id}/letters`,
  );
  return (
    <DeskPage actor={actor} current="/desk/letters">
      <div className="print:hidden">
        <DeskTitle
          over={
            <>
              <Link href="/desk">Queue</Link> / <Link href={`/desk/requests/${id}`}>{reference}</Link>
            </>
          }
        >
          Letters to post
        </DeskTitle>
        <p className="mb-4 text-soft">
          This look has been recorded. Print the page: each letter that was not posted yet is on a sheet of its own.
        </p>
      </div>
      {letters.length === 0 && <EmptyState title="This request has no letter to post" />}
      {letters.map((letter) => (
        <section key={letter.id} aria-label={letterWords(letter.kind)} className={letter.posted ? 'print:hidden' : ''}>
          <Paper letter={letter} organisation={organisation()} />
          <div className="mb-8 print:hidden">
            <Posting id={id} letter={letter} />
          </div>
        </section>
      ))}
    </DeskPage>
  );
}
