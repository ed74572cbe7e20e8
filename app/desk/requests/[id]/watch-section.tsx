import { glassMinutes, glassReasons } from '#domain/glass';
import { isViewReason } from '#domain/view-reasons';
import { lookMinutes } from '#domain/watched';
import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { codeField } from '../../code-field.ts';
import { glassReasonWords } from '../../glass-words.ts';
import { Moment } from '../../moment.tsx';
import { reasonOptions } from '../../reason-options.ts';
import { offerPasskeyAction } from '../../sign-in/actions.ts';
import { viewReasonWords } from '../../words.ts';
import { agreeToLookAction, askToLookAction, breakGlassAction, watchAction } from './actions.ts';

type Props = { request: RequestView };

/** Puts the person on the list or takes them off, for an admin. */
function Switch({ request: { id, watch } }: Props) {
  const to = watch.isOn ? 'not-watched' : 'watched';
  return (
    <Confirm summary={watch.isOn ? 'Take off the watch-list…' : 'Put on the watch-list…'}>
      <p className="text-soft">
        {watch.isOn
          ? 'Whoever may see data sees this person’s again with a reason alone.'
          : 'For somebody whom colleagues could be curious about: of no request that names an address or number of this one, now or later, does one person alone see the data.'}
      </p>
      <DeskForm
        id="watch"
        action={watchAction}
        given={{ requestId: id, to }}
        submit={watch.isOn ? 'Take them off' : 'Put them on'}
        look="second"
      />
    </Confirm>
  );
}

function Asking({ request: { id }, asking }: Props & { asking: RequestView['watch']['asking'][number] }) {
  const { staffId, name, reason, askedAt } = asking;
  return (
    <li className="grid gap-2">
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        wants to see the data{isViewReason(reason) ? `: ${viewReasonWords[reason].toLowerCase()}` : ''},{' '}
        <Moment at={askedAt} />.
      </p>
      <DeskForm
        id={`agree-${staffId}`}
        action={agreeToLookAction}
        given={{ requestId: id, staffId }}
        submit={`Let them see it for ${lookMinutes} minutes`}
        look="second"
      />
    </li>
  );
}

const mineWords = {
  none: 'Their data show only after a colleague has agreed.',
  asked: 'You asked to see their data. An approver or an admin has to agree, on this page; the admins were told.',
  agreed: 'A colleague agreed that you see their data. Each look is recorded, and the admins are told.',
};

const glassFields = [
  {
    name: 'reason',
    label: 'Why can it not wait for a colleague?',
    options: [
      { value: '', words: 'Choose a reason' },
      ...glassReasons.map((reason) => ({ value: reason, words: glassReasonWords[reason] })),
    ],
  },
  codeField,
];

/** For an emergency in which nobody is there to agree. */
function BreakGlass({ request: { id, watch } }: Props) {
  if (watch.isUsedUp) {
    return (
      <p className="text-soft">
        You have broken the glass three times, and nobody has reviewed that yet: until an admin has, ask a colleague.
      </p>
    );
  }
  if (!watch.mayBreak) return null;
  return (
    <Confirm summary="In an emergency, without a colleague…">
      <p className="text-soft">
        You see the data of this request for {glassMinutes} minutes. All admins get a letter at once, each look is
        recorded as such, and it stays listed until an admin has reviewed it. It approves nothing.
      </p>
      <DeskForm
        id="glass"
        action={breakGlassAction}
        given={{ requestId: id }}
        fields={glassFields}
        submit="Break the glass"
        look="danger"
        passkey={watch.hasPasskey ? { use: 'step-up', offer: offerPasskeyAction } : null}
      />
    </Confirm>
  );
}

/** Of a watched person: that they are, the wish to see their data, and the wishes of others. */
export function WatchSection({ request }: Props) {
  const { watch } = request;
  if (!watch.isOn && !watch.maySet) return null;
  return (
    <Section
      id="watch"
      title="Watch-list"
      actions={
        <Tag small tone={watch.isOn ? 'warn' : 'plain'}>
          {watch.isOn ? 'Watched' : 'Not watched'}
        </Tag>
      }
    >
      <div className="grid gap-3">
        {watch.isOn && !watch.glass && <p>{mineWords[watch.mine]}</p>}
        {watch.glass && (
          <p role="status" className="rounded-md border border-warn bg-warn-wash px-3 py-2">
            <strong>You broke the glass.</strong> You see their data until <Moment at={watch.glass.until} />. The admins
            were told, and each look is recorded.
          </p>
        )}
        {watch.mayAsk && (
          <DeskForm
            id="ask-to-look"
            action={askToLookAction}
            given={{ requestId: request.id }}
            fields={[{ name: 'reason', label: 'Why do you need to see it?', value: '', options: reasonOptions }]}
            submit="Ask a colleague to agree"
            inline
            look="second"
          />
        )}
        <BreakGlass request={request} />
        {watch.asking.length > 0 && (
          <ul className="grid gap-3">
            {watch.asking.map((asking) => (
              <Asking key={asking.staffId} request={request} asking={asking} />
            ))}
          </ul>
        )}
        {watch.maySet && <Switch request={request} />}
      </div>
    </Section>
  );
}
