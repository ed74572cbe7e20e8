import { isViewReason } from '#domain/view-reasons';
import { lookMinutes } from '#domain/watched';
import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../moment.tsx';
import { reasonOptions } from '../../reason-options.ts';
import { viewReasonWords } from '../../words.ts';
import { agreeToLookAction, askToLookAction, watchAction } from './actions.ts';

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
        {watch.isOn && <p>{mineWords[watch.mine]}</p>}
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
