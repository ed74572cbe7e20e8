import type { DetailsView } from '#requests/view-details';
import { Diff } from '../../../ui/desk/diff.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { momentWords } from '../../day-words.ts';
import { identityWords } from '../../words.ts';

type Props = { details: DetailsView; timeZone: string };

function Corrections({ details }: { details: DetailsView }) {
  if (details.corrections.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold">Corrections</h3>
      <ul className="grid gap-1.5">
        {details.corrections.map(({ field, row, label, old, new: changed }) => (
          <li key={`${field} ${row}`}>
            <span className="me-2 text-soft">
              {label} <span className="font-mono text-xs">{field}</span>
            </span>
            <Diff before={old} after={changed} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Said({
  title,
  lines,
  timeZone,
}: {
  title: string;
  lines: { key: string; by: string; words: string; at: Date }[];
  timeZone: string;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold">{title}</h3>
      <ul className="grid gap-2">
        {lines.map(({ key, by, words, at }) => (
          <li key={key} className="rounded-md bg-wash px-3 py-2">
            <p className="text-xs text-soft">
              <bdi>{by}</bdi>, {momentWords(at, timeZone)}
            </p>
            <p className="whitespace-pre-line break-words">
              <bdi>{words}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The personal part of a request. Nothing typed by a person becomes a link or markup. */
export function Revealing({ details, timeZone }: Props) {
  const rows = [
    ...details.who.map(({ name, value }) => ({
      name: identityWords(name),
      value: <bdi className="whitespace-pre-line break-words">{value}</bdi>,
    })),
    ...details.answers.map(({ name, value }) => ({
      name,
      value: <bdi className="whitespace-pre-line break-words">{value}</bdi>,
    })),
  ];
  const messages = details.messages.map(({ id, by, words, at }) => ({ key: id, by: by ?? 'The person', words, at }));
  const notes = details.notes.map(({ key, by, about, words, at }) => ({ key, by: `${by} · ${about}`, words, at }));
  return (
    <div>
      <KeyValue rows={rows} />
      <Corrections details={details} />
      <Said title="Conversation" lines={messages} timeZone={timeZone} />
      <Said title="Reasons given at the desk" lines={notes} timeZone={timeZone} />
    </div>
  );
}
