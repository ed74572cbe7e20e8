import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { dayWords } from '../../day-words.ts';
import {
  extendAction,
  markDuplicateAction,
  redirectAction,
  refuseAction,
  replyAction,
  tellCategoriesAction,
} from './actions.ts';
import { groundOptions } from './ground-options.ts';
import { reasonField } from './reason-field.ts';
import { savedFor } from './saved-for.ts';

type Props = { request: RequestView };

/** What this member of staff may decide of the request; the person gets a letter of each. */
export function Decisions({ request }: Props) {
  const may = (move: RequestView['moves'][number]) => request.moves.includes(move);
  return (
    <>
      {may('reply') && <Reply request={request} />}
      {may('mark-duplicate') && <MarkDuplicate request={request} />}
      {may('extend') && <Extend request={request} />}
      {may('redirect') && <Redirect request={request} />}
      {may('tell-categories') && <TellCategories request={request} />}
      {may('refuse') && <Refuse request={request} />}
    </>
  );
}

function Reply({ request: { id, replies } }: Props) {
  const hint = 'It is read on the person’s own page, and closes the request.';
  return (
    <DeskForm
      id="reply"
      fold={{ summary: 'Answer…', shortcut: 'w' }}
      action={replyAction}
      given={{ requestId: id }}
      fields={[{ name: 'words', label: 'Answer', hint, rows: 6, saved: savedFor('answer', replies) }]}
      submit="Send the answer"
    />
  );
}

function MarkDuplicate({ request: { id, mayBeDuplicateOf } }: Props) {
  const options = mayBeDuplicateOf.map((one) => ({
    value: one.id,
    words: `${one.reference}, received ${dayWords(one.receivedOn)}`,
  }));
  return (
    <Confirm summary="Close as a duplicate…" shortcut="d">
      <p className="text-soft">
        It is closed, and the person hears with which request it is answered; that one keeps its last day. Read both
        first: what only this one says has to be answered there.
      </p>
      <DeskForm
        id="duplicate"
        action={markDuplicateAction}
        given={{ requestId: id }}
        fields={[{ name: 'firstId', label: 'Answered with', value: options[0]?.value ?? '', options }]}
        submit="Close it and tell the person"
      />
    </Confirm>
  );
}

function Extend({ request: { id, clock } }: Props) {
  const { extendBy, extendsTo } = clock;
  if (!extendBy) return null;
  const hint = 'The person reads this, with the new date.';
  return (
    <Confirm summary="Put the answer off…" shortcut="e">
      <p className="text-soft">
        Once{extendsTo && `, until ${dayWords(extendsTo.on)}`}. The notice goes out with it, by {dayWords(extendBy.on)}{' '}
        at the latest ({extendBy.article}).
      </p>
      <DeskForm
        id="extend"
        action={extendAction}
        given={{ requestId: id }}
        fields={[
          { ...reasonField, label: 'Why it takes longer', hint },
          ...(extendsTo ? [] : [{ name: 'until', label: 'New last day', type: 'date' as const }]),
        ]}
        submit="Put it off and tell the person"
      />
    </Confirm>
  );
}

function Redirect({ request: { id } }: Props) {
  return (
    <Confirm summary="Pass it on and close…">
      <p className="text-soft">
        All that was found is held for others. Each gets the request, and the person hears who they are.
      </p>
      <DeskForm
        id="redirect"
        action={redirectAction}
        given={{ requestId: id }}
        fields={[{ ...reasonField, label: 'Why it is theirs', hint: 'The person reads this.' }]}
        submit="Pass it on and close"
      />
    </Confirm>
  );
}

function TellCategories({ request: { id } }: Props) {
  return (
    <Confirm summary="Answer by categories…">
      <p className="text-soft">
        Where you cannot tell well enough who asks: the person hears what kinds of data we hold, where from and who gets
        them, and no value (11 CCR 7060–7062).
      </p>
      <DeskForm
        id="categories"
        action={tellCategoriesAction}
        given={{ requestId: id }}
        fields={[{ ...reasonField, label: 'Why not the data', hint: 'The person reads this.' }]}
        submit="Answer by categories"
      />
    </Confirm>
  );
}

function Refuse({ request: { id, grounds } }: Props) {
  const options = [{ value: '', words: 'Choose a ground' }, ...groundOptions(grounds.whole)];
  const hint = 'The person reads this, with the law and where to complain.';
  return (
    <Confirm summary="Refuse…" shortcut="r">
      <DeskForm
        id="refuse"
        action={refuseAction}
        given={{ requestId: id }}
        fields={[
          { name: 'ground', label: 'Ground', value: '', options },
          { ...reasonField, hint },
        ]}
        submit="Refuse the request"
        look="danger"
      />
    </Confirm>
  );
}
