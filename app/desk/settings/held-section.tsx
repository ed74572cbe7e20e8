import { type CappedAct, type GoOnReason, goOnReasons } from '#domain/daily-caps';
import type { HeldToday } from '#requests/list-held-today';
import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Moment } from '../moment.tsx';
import { count } from '../words.ts';
import { letGoOnAction } from './actions.ts';

const actWords: Record<CappedAct, { one: string; many?: string }> = {
  copy: { one: 'copy', many: 'copies' },
  deletion: { one: 'deletion' },
};

const reasonWords: Record<GoOnReason, string> = {
  'many-came': 'Many requests came at once',
  'colleague-away': 'They do a colleague’s work today',
  'dates-near': 'Legal dates are near',
  'looked-through': 'I looked through what they let out',
};

const reasons = [
  { value: '', words: 'Choose a reason' },
  ...goOnReasons.map((reason) => ({ value: reason, words: reasonWords[reason] })),
];

function One({ held, me }: { held: HeldToday; me: string }) {
  const { staffId, name, act, atMost, heldAt, allowedAt, allowedBy } = held;
  const { one, many } = actWords[act];
  return (
    <li className="grid gap-2">
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        has let out {count(held.count, one, many)} today; one person may let out {atMost}. The next was held{' '}
        <Moment at={heldAt} />.
      </p>
      {allowedAt && (
        <p className="text-soft">
          {allowedBy} let them go on for today, <Moment at={allowedAt} />.
        </p>
      )}
      {!allowedAt && staffId === me && <p className="text-soft">Another admin decides about your own.</p>}
      {!allowedAt && staffId !== me && (
        <Confirm summary={`Let ${name} go on for today…`}>
          <p className="text-soft">
            Look first at what they let out. Until midnight they may let out any number of this kind; tomorrow it is
            counted anew. If it was not them, shut them out below.
          </p>
          <DeskForm
            id={`go-on-${staffId}-${act}`}
            action={letGoOnAction}
            given={{ staffId, act }}
            fields={[{ name: 'reason', label: 'Reason', options: reasons }]}
            submit="Let them go on for today"
          />
        </Confirm>
      )}
    </li>
  );
}

/** Who wanted to let out more today than one person may, and how to let them. */
export function HeldSection({ held, me }: { held: readonly HeldToday[]; me: string }) {
  if (held.length === 0) return null;
  const waiting = held.filter(({ allowedAt }) => !allowedAt).length;
  return (
    <Section
      id="held"
      title="Held today"
      actions={
        <Tag small tone={waiting > 0 ? 'bad' : 'plain'}>
          {waiting > 0 ? `${waiting} held` : 'Let go on'}
        </Tag>
      }
    >
      <ul className="grid gap-4">
        {held.map((one) => (
          <One key={`${one.staffId} ${one.act}`} held={one} me={me} />
        ))}
      </ul>
    </Section>
  );
}
