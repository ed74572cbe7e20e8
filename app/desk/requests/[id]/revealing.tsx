import type { DetailsView } from '#requests/view-details';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { momentWords } from '../../day-words.ts';
import { identityWords, listWords } from '../../words.ts';

type Props = { details: DetailsView; id: string; timeZone: string };
type Details = DetailsView;
type Files = DetailsView['messages'][number]['files'];

type Correction = DetailsView['corrections'][number];

const value = (words: string | null) =>
  words ? <bdi className="block min-w-24 wrap-anywhere">{words}</bdi> : <span className="text-soft italic">empty</span>;

const corrected: readonly Column<Correction>[] = [
  {
    key: 'field',
    head: 'Field',
    name: true,
    cell: ({ label, field }) => (
      <>
        {label} <span className="font-mono text-xs font-normal text-soft">{field}</span>
      </>
    ),
  },
  { key: 'old', head: 'Said when looked up', cell: ({ old }) => value(old) },
  { key: 'new', head: 'Asked for', cell: ({ new: asked }) => value(asked) },
];

/** What a correction changes, old beside new, and beneath it what the person sent along to show that it is right. */
function Corrections({ details, id }: Pick<Props, 'details' | 'id'>) {
  const { corrections, messages } = details;
  if (corrections.length === 0) return null;
  const evidence = messages.flatMap(({ by, files }) => (by === null ? files : []));
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold">Corrections</h3>
      <Table
        caption="Corrections: what each field said when it was looked up, and what is asked for"
        columns={corrected}
        rows={corrections}
        keyOf={({ field, row }) => `${field} ${row}`}
      />
      <p className="mt-2 text-soft">
        {evidence.length > 0 ? 'Sent along by the person:' : 'The person sent nothing along that shows it.'}
      </p>
      <FileLinks files={evidence} id={id} />
    </>
  );
}

function FileLinks({ files, id }: { files: Files; id: string }) {
  return files.map((file) => (
    <p key={file.id}>
      <a href={`/desk/requests/${id}/files/${file.id}`} download>
        <bdi>{file.name}</bdi>
      </a>{' '}
      <span className="text-xs text-soft">{Math.max(1, Math.round(file.size / 1000))} kB</span>
    </p>
  ));
}

function Said({
  title,
  lines,
  id,
  timeZone,
}: {
  title: string;
  id: string;
  lines: { key: string; by: string; words: string; at: Date; readAt?: Date | null; isNew?: boolean; files?: Files }[];
  timeZone: string;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold">{title}</h3>
      <ul className="grid gap-2">
        {lines.map(({ key, by, words, at, readAt, isNew, files = [] }) => (
          <li key={key} className="rounded-md bg-wash px-3 py-2">
            <p className="text-xs text-soft">
              <bdi>{by}</bdi>, {momentWords(at, timeZone)}
              {readAt !== undefined && (readAt ? ` · read ${momentWords(readAt, timeZone)}` : ' · not read yet')}{' '}
              {isNew && (
                <Tag small tone="accent">
                  New
                </Tag>
              )}
            </p>
            <p className="whitespace-pre-line">
              <bdi>{words}</bdi>
            </p>
            <FileLinks files={files} id={id} />
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
      value: <bdi className="whitespace-pre-line wrap-anywhere">{value}</bdi>,
    })),
    ...details.answers.map(({ name, value }) => ({
      name,
      value: <bdi className="whitespace-pre-line wrap-anywhere">{value}</bdi>,
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
      <Corrections details={details} id={id} />
      <Said title="Conversation" lines={messages} id={id} timeZone={timeZone} />
      <Said title="Notes" lines={notes} id={id} timeZone={timeZone} />
      <Said title="Reasons given at the desk" lines={reasons} id={id} timeZone={timeZone} />
    </div>
  );
}
