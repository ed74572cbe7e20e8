import type { NotificationAnswer } from '#domain/notifications';
import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Moment } from '../../moment.tsx';
import { count } from '../../words.ts';
import { noteAnswerAction, remindOtherAction } from './actions.ts';
import { DueDay } from './due-day.tsx';

type Other = RequestView['others'][number];

const otherAnswerWords: Record<NotificationAnswer, string> = {
  done: 'Done there too',
  'not-held': 'Has no such entry',
  refused: 'Does not do it',
  disclose: 'Give the person a copy',
  erase: 'Delete it',
  'answers-itself': 'Answers the person itself',
};

function Told({ other }: { other: Other }) {
  if (!other.toldAt) return <strong>No address is known. Tell them yourself, and note what they answer.</strong>;
  const way = other.isByWebhook ? 'by its webhook' : 'by letter';
  if (other.arrival === 'under-way') {
    return (
      <>
        Not yet: tried {way} since <Moment at={other.toldAt} />
      </>
    );
  }
  return (
    <>
      <Moment at={other.toldAt} />, {way}
      {other.arrival === 'failed' && <strong className="block text-bad">It did not arrive.</strong>}
    </>
  );
}

function One({ requestId, other, mayAct }: { requestId: string; other: Other; mayAct: boolean }) {
  const { id, kind, rows, remindedAt, answer, answeredAt, answeredBy } = other;
  const answered = answer && (
    <>
      {otherAnswerWords[answer]}
      <span className="block text-soft">
        {answeredBy}, {answeredAt && <Moment at={answeredAt} />}
      </span>
    </>
  );
  const facts = [
    { name: 'Why', value: kind === 'recipient' ? 'Had the data from us' : 'Decides about data that we hold for it' },
    ...(rows === null ? [] : [{ name: 'Held for it', value: count(rows, 'row') }]),
    { name: 'Told', value: <Told other={other} /> },
    ...(remindedAt ? [{ name: 'Reminded', value: <Moment at={remindedAt} /> }] : []),
    answered ? { name: 'Answer', value: answered } : { name: 'Answer due', value: <DueDay of={other} /> },
  ];
  const releasing = other.mayAnswer.find((word) => word === 'disclose' || word === 'erase');
  const options = [
    { value: '', words: 'Choose the answer' },
    ...other.mayAnswer.map((value) => ({ value, words: otherAnswerWords[value] })),
  ];
  return (
    <div className="grid gap-3 border-line not-first:border-t not-first:pt-3">
      <h3 className="font-semibold">
        <bdi>{other.name || 'An organisation without a name'}</bdi>
      </h3>
      <KeyValue rows={facts} />
      {mayAct && !answer && releasing && (
        <p className="max-w-prose text-soft">
          “{otherAnswerWords[releasing]}” has the request planned anew with these rows, to be approved. One that is done
          is taken up again.
        </p>
      )}
      {mayAct && !answer && (
        <DeskForm
          id={`answer-${id}`}
          action={noteAnswerAction}
          given={{ requestId, notificationId: id }}
          fields={[{ name: 'answer', label: 'What they answered', value: '', options }]}
          submit="Note the answer"
          inline
        />
      )}
      {mayAct && !answer && other.toldAt && (
        <Confirm summary="Remind them…">
          <p className="text-soft">They get the same letter once more, as a reminder; once a day at most.</p>
          <DeskForm
            id={`remind-${id}`}
            action={remindOtherAction}
            given={{ requestId, notificationId: id }}
            submit="Send the reminder"
            look="second"
          />
        </Confirm>
      )}
    </div>
  );
}

/** Others who were told: who had the data from us, and for whom we hold some; by when they answer, and what. */
export function OthersSection({ request }: { request: RequestView }) {
  if (request.others.length === 0) return null;
  const overdue = request.others.filter(({ isOverdue }) => isOverdue).length;
  return (
    <Section id="others" title="Others told" note={overdue > 0 ? `${overdue} overdue` : undefined}>
      <div className="grid gap-4">
        {request.others.map((other) => (
          <One key={other.id} requestId={request.id} other={other} mayAct={request.mayNoteAnswers} />
        ))}
      </div>
    </Section>
  );
}
