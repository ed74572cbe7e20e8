import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { DueBadge } from '../../../ui/desk/due-badge.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { dayWords } from '../../day-words.ts';
import { Moment } from '../../moment.tsx';
import { decideAppealAction, extendAppealAction } from './actions.ts';
import { reasonField } from './reason-field.ts';

const options = [
  { value: '', words: 'Choose what you decide' },
  { value: 'upheld', words: 'The person is right: take the request up again' },
  { value: 'rejected', words: 'The refusal stands' },
];

function Decide({ request }: { request: RequestView }) {
  const { id, moves, appeal, isRefusedByMe, isAppealKeyedInByMe } = request;
  if (isRefusedByMe) return <p className="mt-3 text-soft">You refused this: a colleague decides on the appeal.</p>;
  if (isAppealKeyedInByMe)
    return <p className="mt-3 text-soft">You keyed this appeal in: a colleague decides on it.</p>;
  if (!appeal || !moves.includes('decide-appeal')) return null;
  return (
    <div className="mt-3 grid gap-3">
      <DeskForm
        id="appeal"
        action={decideAppealAction}
        given={{ requestId: id }}
        fields={[
          { name: 'decision', label: 'Decision', value: '', options },
          { name: 'reason', label: 'Reason', rows: 3, hint: 'The person reads this in the letter.' },
        ]}
        submit="Decide on the appeal"
      />
      {appeal.extension && <PutOff id={id} extension={appeal.extension} />}
    </div>
  );
}

type Extension = NonNullable<NonNullable<RequestView['appeal']>['extension']>;

function PutOff({ id, extension: { on, article, noticeBy } }: { id: string; extension: Extension }) {
  return (
    <Confirm summary="Put the outcome off…">
      <p className="text-soft">
        Once, until {dayWords(on)}. The notice goes out with it, by {dayWords(noticeBy)} at the latest ({article}).
      </p>
      <DeskForm
        id="extend-appeal"
        action={extendAppealAction}
        given={{ requestId: id }}
        fields={[{ ...reasonField, label: 'Why it takes longer', hint: 'The person reads this, with the new date.' }]}
        submit="Put it off and tell the person"
      />
    </Confirm>
  );
}

/** The newest appeal against what was refused, with its own clock; what the person wrote is in the conversation. */
export function AppealSection({ request }: { request: RequestView }) {
  const { appeal } = request;
  if (!appeal) return null;
  const { receivedOn, answerByOn, article, days, decided, refusedBy, isExtended } = appeal;
  const counsel = appeal.isLikely ? ' (check with counsel)' : '';
  const putOff = isExtended ? ', put off' : '';
  const rows = [
    { name: 'Received', value: dayWords(receivedOn) },
    ...(refusedBy ? [{ name: 'Refused by', value: <bdi>{refusedBy}</bdi> }] : []),
    decided
      ? {
          name: 'Decided',
          value: (
            <>
              {decided.isUpheld ? 'Upheld' : 'Not upheld'}, <bdi>{decided.by}</bdi>, <Moment at={decided.at} />
            </>
          ),
        }
      : { name: 'Answer by', value: `${dayWords(answerByOn)}${putOff}${article && ` · ${article}`}${counsel}` },
  ];
  const due = days === null ? undefined : <DueBadge due={{ days, date: dayWords(answerByOn) }} />;
  return (
    <Section id="appeal" title="Appeal" note={due}>
      <KeyValue rows={rows} />
      {!decided && <Decide request={request} />}
    </Section>
  );
}
