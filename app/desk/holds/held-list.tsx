import type { StaffActor } from '#domain/actor';
import { mayAct } from '#domain/roles';
import type { HeldList } from '#requests/list-held-lists';
import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskForm, type DeskQuestion } from '../../ui/desk/desk-form.tsx';
import { KeyValue } from '../../ui/desk/key-value.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { dayWords } from '../day-words.ts';
import { Moment } from '../moment.tsx';
import { reasonOptions } from '../reason-options.ts';
import { RevealWho } from '../reveal-who.tsx';
import { count } from '../words.ts';
import { liftHoldListAction, viewHeldListAction } from './lists/actions.ts';

const why: DeskQuestion = { name: 'reason', label: 'Reason', rows: 2 };

/** What a list laid, as one: all of it is lifted together, or one person is let go. */
export function HeldListSection({ list, actor }: { list: HeldList; actor: StaffActor }) {
  const { id, reason, law, reviewOn, confirmedAt, by, held, lifted } = list;
  const rows = [
    {
      name: 'About',
      value: `A list: ${count(held, 'hold')} in force${lifted > 0 ? `, ${lifted.toLocaleString('en')} lifted` : ''}`,
    },
    { name: 'Rows of', value: 'All tables' },
    { name: 'Law', value: <bdi>{law}</bdi> },
    { name: 'Look again', value: dayWords(reviewOn) },
    {
      name: 'Added',
      value: (
        <>
          <bdi>{by}</bdi>
          {confirmedAt && (
            <>
              , <Moment at={confirmedAt} />
            </>
          )}
        </>
      ),
    },
  ];
  return (
    <Section id={`list-${id}`} title={<bdi>{reason}</bdi>} note={held === 0 ? 'lifted' : undefined}>
      <KeyValue rows={rows} />
      {held > 0 && mayAct(actor.role, 'view-held') && (
        <div className="mt-3 border-t border-line pt-3">
          <RevealWho action={viewHeldListAction} id={id} options={reasonOptions} />
        </div>
      )}
      {held > 0 && (
        <div className="mt-3 grid gap-3">
          <Confirm summary="Let one person go…">
            <p className="text-soft">The others of the list stay held. Deletions of this person’s rows go on.</p>
            <DeskForm
              id={`lift-one-${id}`}
              action={liftHoldListAction}
              given={{ listId: id }}
              fields={[{ name: 'email', label: 'Email address', type: 'email', autoComplete: 'off' }, why]}
              submit="Let this person go"
              look="danger"
            />
          </Confirm>
          <Confirm summary="Lift the whole list…">
            <p className="text-soft">Deletions of these rows go on. Open ones are planned anew.</p>
            <DeskForm
              id={`lift-all-${id}`}
              action={liftHoldListAction}
              given={{ listId: id }}
              fields={[why]}
              submit={`Lift ${count(held, 'hold')}`}
              look="danger"
            />
          </Confirm>
        </div>
      )}
    </Section>
  );
}
