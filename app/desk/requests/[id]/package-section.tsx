import type { RequestView } from '#requests/view-request';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskField } from '../../../ui/desk/desk-field.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Moment } from '../../moment.tsx';
import { handOutOptions } from '../../reason-options.ts';
import { count } from '../../words.ts';
import { takeBackAction } from './actions.ts';
import { HeldToday } from './held-today.tsx';
import { sizeWords } from './size-words.ts';

type Package = RequestView['packages'][number];

const stateWords: Record<Package['state'], string> = {
  'being-written': 'Being written',
  ready: 'Can be collected',
  'used-up': 'Collected as often as it may be',
  expired: 'Its days are over, and it is deleted',
  'taken-back': 'Taken back',
};

function One({ found, isPart }: { found: Package; isPart: boolean }) {
  const state = (
    <>
      {stateWords[found.state]} {found.takenBackAt && <Moment at={found.takenBackAt} />}
    </>
  );
  const rows = [
    ...(isPart ? [{ name: 'Part', value: found.part }] : []),
    { name: 'State', value: state },
    { name: 'Size', value: sizeWords(found.size) },
    { name: 'Collected', value: found.downloads === 0 ? 'Not yet' : count(found.downloads, 'time') },
    { name: 'Until', value: <Moment at={found.expiresAt} /> },
  ];
  return <KeyValue rows={rows} />;
}

/** The copy that was made; staff cannot open it, only take it back, or post it to who gets letters on paper. */
export function PackageSection({ request }: { request: RequestView }) {
  if (request.packages.length === 0) return null;
  const ready = request.moves.includes('hand-out') ? request.packages.filter(({ state }) => state === 'ready') : [];
  const isPart = request.packages.some(({ part }) => part > 1);
  return (
    <Section id="package" title="Copy">
      <div className="grid gap-4">
        {request.packages.map((found) => (
          <One key={found.id} found={found} isPart={isPart} />
        ))}
        {request.incidents.map(({ id, delivered, createdAt }) => (
          <p key={id} className="rounded-md border border-warn bg-warn-wash px-3 py-2">
            <strong>Incident on record</strong>, <Moment at={createdAt} />: made for the wrong person,{' '}
            {delivered
              ? 'and it had been collected. Ask who has it to delete it, and decide at once whether authority and person have to be told (GDPR Art. 33: within 72 hours).'
              : 'and nobody had collected it.'}
          </p>
        ))}
        {ready.length > 0 && request.heldToday && <HeldToday />}
        {!request.heldToday &&
          ready.map(({ id, part }) => (
            <form key={id} action={`/desk/requests/${request.id}/package/${id}`} className="grid gap-3">
              <DeskField
                name="reason"
                id={`reason-${id}`}
                label={isPart ? `Why do you take part ${part} of the copy?` : 'Why do you take the copy?'}
                hint="Enclose the letter. That you took it is recorded, and stands in the file."
                options={handOutOptions}
                required
              />
              <div>
                <Button look="second" small>
                  {isPart ? `Download part ${part} of the copy` : 'Download the copy'}
                </Button>
              </div>
            </form>
          ))}
        {request.moves.includes('take-back') && (
          <Confirm summary="Take the copy back…">
            <p className="text-soft">
              For a copy made for the wrong person. Nobody can collect it from this moment, the person is told, and an
              incident is put on record for the authority.
            </p>
            <DeskForm
              id="take-back"
              action={takeBackAction}
              given={{ requestId: request.id }}
              fields={[{ name: 'reason', label: 'What happened', rows: 3 }]}
              submit="Take it back"
              look="danger"
            />
          </Confirm>
        )}
      </div>
    </Section>
  );
}
