import { randomUUID } from 'node:crypto';
import type { OutsideResult } from '#domain/outside';
import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Moment } from '../../moment.tsx';
import { addTaskAction, finishTaskAction, giveTaskAction } from './actions.ts';
import { DueDay } from './due-day.tsx';
import { OutsideFiles } from './outside-files.tsx';

type Props = { request: RequestView };
type Task = RequestView['outside'][number];

const resultWords: Record<OutsideResult, string> = {
  copied: 'Put into the copy',
  corrected: 'Corrected',
  erased: 'Deleted',
  kept: 'Stays as it is, for a reason',
  'nothing-found': 'Nothing found',
};

const ownersOf = ({ assignable }: RequestView) => [
  { value: '', words: 'Whoever looks after the request' },
  ...assignable.map(({ id, name }) => ({ value: id, words: name })),
];

function Finish({ request, task }: Props & { task: Task }) {
  const options = [
    { value: '', words: 'Choose what it came to' },
    ...task.mayResult.map((value) => ({ value, words: resultWords[value] })),
  ];
  const reason = { name: 'reason', label: 'Why it stays', hint: 'Only where it stays; the person reads it.', rows: 2 };
  return (
    <Confirm summary="Finish…">
      <DeskForm
        id={`finish-${task.id}`}
        action={finishTaskAction}
        given={{ requestId: request.id, taskId: task.id }}
        fields={[{ name: 'result', label: 'Result', value: '', options }, reason]}
        submit="Finish this work"
      />
    </Confirm>
  );
}

function Give({ request, task }: Props & { task: Task }) {
  const field = { name: 'ownerId', label: 'Owner', value: task.ownerId ?? '', options: ownersOf(request) };
  return (
    <Confirm summary="Give to…">
      <DeskForm
        id={`give-${task.id}`}
        action={giveTaskAction}
        given={{ requestId: request.id, taskId: task.id }}
        fields={[field]}
        submit="Give it"
        look="second"
      />
    </Confirm>
  );
}

function One({ request, task }: Props & { task: Task }) {
  const { words, isRule, owner, result, doneAt, doneBy } = task;
  const done = result && doneAt && (
    <>
      {resultWords[result]}
      {words?.reason && <span className="block whitespace-pre-line">{words.reason}</span>}
      <span className="block text-soft">
        <bdi>{doneBy}</bdi>, <Moment at={doneAt} />
      </span>
    </>
  );
  const rows = done
    ? [{ name: 'Result', value: done }]
    : [
        ...(words ? [{ name: 'To do', value: <span className="whitespace-pre-line">{words.instructions}</span> }] : []),
        { name: 'Owner', value: owner ? <bdi>{owner}</bdi> : 'Whoever looks after the request' },
        { name: 'Due', value: <DueDay of={task} /> },
      ];
  return (
    <div className="grid gap-3 border-line not-first:border-t not-first:pt-3">
      <h3 className="font-semibold">
        {words ? <bdi>{words.title}</bdi> : isRule ? 'Work that a rule asks for' : 'Work that staff added'}
      </h3>
      <KeyValue rows={rows} />
      <OutsideFiles request={request} task={task} />
      {request.mayWorkOutside && !result && (
        <div className="grid gap-2">
          <Finish request={request} task={task} />
          <Give request={request} task={task} />
        </div>
      )}
    </div>
  );
}

function Add({ request }: Props) {
  return (
    <Confirm summary="Add work…">
      <p className="text-soft">The request is not done before it is finished.</p>
      <DeskForm
        id="add-task"
        action={addTaskAction}
        given={{ requestId: request.id, submissionKey: randomUUID() }}
        fields={[
          { name: 'title', label: 'What is looked through', hint: 'The person reads it: name nobody.' },
          { name: 'instructions', label: 'What is to be done', rows: 3 },
          { name: 'dueOn', label: 'Due', type: 'date' },
          { name: 'ownerId', label: 'Owner', value: '', options: ownersOf(request) },
        ]}
        submit="Add it"
      />
    </Confirm>
  );
}

/** What no run does: paper, a mail archive, a vendor's console. The request is not done while one of them is open. */
export function OutsideSection({ request }: Props) {
  const { outside, mayAddTask } = request;
  if (outside.length === 0 && !mayAddTask) return null;
  const open = outside.filter(({ result }) => !result).length;
  return (
    <Section id="outside" title="Work outside the database" note={open > 0 ? `${open} open` : undefined}>
      <div className="grid gap-4">
        {outside.map((task) => (
          <One key={task.id} request={request} task={task} />
        ))}
        {outside.length === 0 && (
          <p className="text-soft">Nothing. Add what is on paper, in a mail archive or with a vendor.</p>
        )}
        {mayAddTask && <Add key={outside.length} request={request} />}
      </div>
    </Section>
  );
}
