import type { DetailsView } from '#requests/view-details';
import { Diff } from '../../../ui/desk/diff.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { momentWords } from '../../day-words.ts';
import { identityWords, listWords } from '../../words.ts';

type Props = { details: DetailsView; id: string; timeZone: string };
type Details = DetailsView;
type Files = DetailsView['messages'][number]['files'];

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
  id,
  timeZone,
}: {
  title: string;
  id: string;
  lines: { key: string; by: string; words: string; at: Date; isNew?: boolean; files?: Files }[];
  timeZone: string;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold">{title}</h3>
      <ul className="grid gap-2">
        {lines.map(({ key, by, words, at, isNew, files = [] }) => (
          <li key={key} className="rounded-md bg-wash px-3 py-2">
            <p className="text-xs text-soft">
              <bdi>{by}</bdi>, {momentWords(at, timeZone)}{' '}
              {isNew && (
                <Tag small tone="accent">
                  New
                </Tag>
              )}
            </p>
            <p className="whitespace-pre-line break-words">
              <bdi>{words}</bdi>
            </p>
            {files.map((file) => (
              <p key={file.id} className="break-words">
                <a href={`/desk/requests/${id}/files/${file.id}`} download>
                  <bdi>{file.name}</bdi>
                </a>{' '}
                <span className="text-xs text-soft">{Math.max(1, Math.round(file.size / 1000))} kB</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

const readerWords = ({ name, hasSeen }: Details['notes'][number]['for'][number]): string =>
  hasSeen ? name : `${name} (not seen yet)`;

/** The personal part of a request. Nothing typed by a person becomes a link or markup. */
export function Revealing({ details, id, timeZone }: Props) {
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
  const messages = details.messages.map(({ id: key, by, ...said }) => ({ key, by: by ?? 'The person', ...said }));
  const notes = details.notes.map(({ id: key, by, for: readers, ...note }) => ({
    key,
    by: readers.length > 0 ? `${by} · for ${listWords(readers.map(readerWords))}` : by,
    ...note,
  }));
  const reasons = details.reasons.map(({ key, by, about, words, at }) => ({ key, by: `${by} · ${about}`, words, at }));
  return (
    <div>
      <KeyValue rows={rows} />
      <Corrections details={details} />
      <Said title="Conversation" lines={messages} id={id} timeZone={timeZone} />
      <Said title="Notes" lines={notes} id={id} timeZone={timeZone} />
      <Said title="Reasons given at the desk" lines={reasons} id={id} timeZone={timeZone} />
    </div>
  );
}
