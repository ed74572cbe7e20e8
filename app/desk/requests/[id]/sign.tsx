import { filesSeen } from '#domain/outside';
import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Moment } from '../../moment.tsx';
import { problemWords } from '../../problem-words.ts';
import { count } from '../../words.ts';
import { approveAction, prepareAction } from './actions.ts';
import { HeldToday } from './held-today.tsx';
import { enoughField } from './identity-rows.tsx';

type Plan = NonNullable<RequestView['plan']>;
type Props = { request: RequestView; plan: Plan };

const signed = { prepare: 'Prepared', approve: 'Approved', expedite: 'Cooling-off cut short' } as const;

function Names({ plan }: { plan: Plan }) {
  if (plan.signatures.length === 0) return null;
  return (
    <ul className="mb-3 grid gap-1">
      {plan.signatures.map(({ kind, name, at, counts }) => (
        <li key={`${kind} ${name}`}>
          {signed[kind]} by <strong>{name}</strong>, <Moment at={at} />
          {!counts && <span className="text-soft"> (counts no more)</span>}
        </li>
      ))}
    </ul>
  );
}

function Prepare({ request: { id, isStrict }, plan }: Props) {
  return (
    <Confirm summary="Prepare this deletion…" shortcut="p">
      <p className="text-soft">
        You say that the plan is right. {isStrict ? 'Two other people have' : 'Another person has'} to approve it; you
        cannot.
      </p>
      <DeskForm
        id="prepare"
        action={prepareAction}
        given={{ requestId: id, digest: plan.digest }}
        submit="Prepare the deletion"
      />
    </Confirm>
  );
}

function ApproveDeletion({ request: { id, isArmed, identity }, plan }: Props) {
  const number = plan.atStake.toLocaleString('en').replaceAll(',', '');
  if (!isArmed) return <p className="text-soft">Deletions are not armed, so this one cannot be approved.</p>;
  return (
    <Confirm summary="Approve this deletion…" shortcut="y">
      <p className="text-soft">
        {count(plan.atStake, 'row')} will be deleted or made unreadable after the cooling-off. Nothing brings them back.
      </p>
      <DeskForm
        id="approve"
        action={approveAction}
        given={{ requestId: id, digest: plan.digest }}
        fields={[
          ...enoughField(identity),
          { name: 'count', label: `Type ${number} to approve`, inputMode: 'numeric', autoComplete: 'off' },
        ]}
        submit={`Approve deleting ${count(plan.atStake, 'row')}`}
        look="danger"
      />
    </Confirm>
  );
}

function ApproveRun({ request: { id, kind, identity, outside, redactions }, plan }: Props) {
  const files = filesSeen([...outside.flatMap((task) => task.files), ...redactions]);
  const name = kind === 'access' ? 'Approve the copy' : 'Approve the correction';
  return (
    <Confirm summary={`${name}…`} shortcut="y">
      <p className="text-soft">
        The worker carries out exactly this plan, at once. If the data changed meanwhile, nothing happens.
      </p>
      <DeskForm
        id="approve"
        action={approveAction}
        given={{ requestId: id, digest: plan.digest, files }}
        fields={enoughField(identity)}
        submit={name}
      />
    </Confirm>
  );
}

function Approve({ request, plan }: Props) {
  if (request.heldToday) {
    return (
      <div className="mt-3">
        <HeldToday />
      </div>
    );
  }
  if (request.barred) return <p className="mt-3 text-soft">{problemWords({ code: request.barred })}.</p>;
  const Form = request.kind === 'delete' ? ApproveDeletion : ApproveRun;
  return <Form request={request} plan={plan} />;
}

/** The names under the plan, and the button for the next one. */
export function Sign({ request, plan }: Props) {
  const may = (move: 'prepare' | 'approve') => request.moves.includes(move);
  const waits = request.status === 'review' && plan.lacking > 0 && plan.mine.length > 0;
  if (plan.signatures.length === 0 && !may('prepare') && !may('approve')) return null;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <Names plan={plan} />
      {waits && <p className="text-soft">Your name is under this plan. Somebody else has the next move.</p>}
      {may('prepare') && <Prepare request={request} plan={plan} />}
      {may('approve') && <Approve request={request} plan={plan} />}
    </div>
  );
}
