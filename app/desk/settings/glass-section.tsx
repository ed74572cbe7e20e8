import { glassRemarks } from '#domain/glass';
import type { Glasses, ListedGlass } from '#requests/list-glasses';
import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { glassReasonWords, glassRemarkWords } from '../glass-words.ts';
import { Moment } from '../moment.tsx';
import { reviewGlassAction } from './actions.ts';

const remarks = [
  { value: '', words: 'Choose a remark' },
  ...glassRemarks.map((remark) => ({ value: remark, words: glassRemarkWords[remark] })),
];

function Said({ glass: { requestId, reference, name, reason, brokenAt } }: { glass: ListedGlass }) {
  return (
    <p>
      <strong>
        <bdi>{name}</bdi>
      </strong>{' '}
      saw the data of <Link href={`/desk/requests/${requestId}#history`}>{reference}</Link> without a colleague,{' '}
      <Moment at={brokenAt} />. {glassReasonWords[reason]}.
    </p>
  );
}

function Waiting({ glass, me }: { glass: ListedGlass; me: string }) {
  const { id, staffId, name, endedAt } = glass;
  return (
    <li className="grid gap-2">
      <Said glass={glass} />
      {staffId === me ? (
        <p className="text-soft">Another admin reviews your own.</p>
      ) : (
        <Confirm summary={`Review what ${name} did…`}>
          <p className="text-soft">
            The history of the request says what they looked at. Talk with them first if it surprises you.
            {!endedAt && ' It has not ended: a review ends it at once.'}
          </p>
          <DeskForm
            id={`review-${id}`}
            action={reviewGlassAction}
            given={{ glassId: id }}
            fields={[{ name: 'remark', label: 'Remark', options: remarks }]}
            submit="Note the review"
          />
        </Confirm>
      )}
    </li>
  );
}

function Reviewed({ glass }: { glass: ListedGlass }) {
  const { remark, reviewedBy, reviewedAt } = glass;
  if (!remark || !reviewedAt) return null;
  return (
    <li className="grid gap-1">
      <Said glass={glass} />
      <p className="text-soft">
        “{glassRemarkWords[remark]}” – <bdi>{reviewedBy}</bdi>, <Moment at={reviewedAt} />
      </p>
    </li>
  );
}

/** Who saw data of a watched person in an emergency: listed until an admin has reviewed it, and the last few after that. */
export function GlassSection({ glasses: { toReview, reviewed }, me }: { glasses: Glasses; me: string }) {
  if (toReview.length + reviewed.length === 0) return null;
  return (
    <Section
      id="glass"
      title="Break-glass"
      actions={
        <Tag small tone={toReview.length > 0 ? 'bad' : 'plain'}>
          {toReview.length > 0 ? `${toReview.length} to review` : 'All reviewed'}
        </Tag>
      }
    >
      <div className="grid gap-4">
        {toReview.length > 0 && (
          <ul className="grid gap-4">
            {toReview.map((glass) => (
              <Waiting key={glass.id} glass={glass} me={me} />
            ))}
          </ul>
        )}
        {reviewed.length > 0 && (
          <ul
            aria-label="The last that were reviewed"
            className="grid gap-3 border-t border-line pt-3 first:border-0 first:pt-0"
          >
            {reviewed.map((glass) => (
              <Reviewed key={glass.id} glass={glass} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
