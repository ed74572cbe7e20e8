import { snoozeReasons } from '#domain/snooze';
import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { dayWords } from '../../day-words.ts';
import { snoozeWords } from '../../words.ts';
import { snoozeAction, wakeAction } from './actions.ts';

type Props = { request: RequestView };

const options = [
  { value: '', words: 'Choose a reason' },
  ...snoozeReasons.map((why) => ({ value: why, words: snoozeWords[why] })),
];

/** Puts a request back until a day, and brings it back before. */
export function Snoozing({ request: { id, moves, snooze, snoozeRoom } }: Props) {
  return (
    <>
      {moves.includes('wake') && (
        <Confirm summary="Bring it back now…">
          <DeskForm id="wake" action={wakeAction} given={{ requestId: id }} submit="Bring it back" look="second" />
        </Confirm>
      )}
      {moves.includes('snooze') && snoozeRoom?.last && (
        <DeskForm
          id="snooze"
          fold={{ summary: snooze ? 'Snooze until another day…' : 'Snooze…', shortcut: 'z' }}
          action={snoozeAction}
          given={{ requestId: id }}
          fields={[
            {
              name: 'until',
              label: 'Until',
              hint: `${dayWords(snoozeRoom.last)} at the latest: the law’s next day is ${dayWords(snoozeRoom.lawOn)}. No clock stands still, and it is there again at once when anything happens to it.`,
              type: 'date',
              value: snooze?.until,
            },
            { name: 'why', label: 'Why it waits', value: snooze?.why ?? '', options },
          ]}
          submit="Snooze it"
          look="second"
        />
      )}
    </>
  );
}
