import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Moment } from '../../moment.tsx';
import { takeBackAction } from './actions.ts';
import { HeldToday } from './held-today.tsx';
import { sizeWords } from './size-words.ts';

type Package = RequestView['packages'][number];

function One({ found, isPart }: { found: Package; isPart: boolean }) {
  const state = found.takenBackAt ? (
    <>
      Taken back <Moment at={found.takenBackAt} />
    </>
  ) : found.finishedAt ? (
    'Can be collected'
  ) : (
    'Being written'
  );
  const rows = [
    ...(isPart ? [{ name: 'Part', value: found.part }] : []),
    { name: 'State', value: state },
    { name: 'Size', value: sizeWords(found.size) },
    { name: 'Collected', value: found.downloads === 0 ? 'Not yet' : `${found.downloads} times` },
    { name: 'Until', value: <Moment at={found.expiresAt} /> },
  ];
  return <KeyValue rows={rows} />;
}

const isThere = ({ finishedAt, takenBackAt }: Package) => finishedAt !== null && takenBackAt === null;

/** The copy that was made; staff cannot open it, only take it back, or post it to who gets letters on paper. */
export function PackageSection({ request }: { request: RequestView }) {
  if (request.packages.length === 0) return null;
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
        {request.moves.includes('hand-out') && request.heldToday && <HeldToday />}
        {request.moves.includes('hand-out') &&
          !request.heldToday &&
          request.packages.filter(isThere).map(({ id, part }) => (
            <p key={id}>
              <a
                href={`/desk/requests/${request.id}/package/${id}`}
                className="text-accent underline underline-offset-2 hover:text-accent-strong"
              >
                {isPart ? `Download part ${part} of the copy, to be posted` : 'Download the copy, to be posted'}
              </a>{' '}
              <span className="text-soft">
                Put it on a data carrier or print it, and enclose the letter. The download is recorded.
              </span>
            </p>
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
