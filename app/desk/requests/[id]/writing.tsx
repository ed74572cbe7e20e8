import { randomUUID } from 'node:crypto';
import { attachmentLimit, attachmentTypes, noteFilesAtMost } from '#domain/attachments';
import type { PauseReason } from '#domain/law/rule';
import type { ProblemCode } from '#domain/problems';
import type { RequestView } from '#requests/view-request';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { problemWords } from '../../problem-words.ts';
import { askAction, noteAction, writeAction } from './actions.ts';
import { savedFor } from './saved-for.ts';

type Props = { request: RequestView };

const accept = attachmentTypes.join(',');

const limitOf = (code: ProblemCode) => ({ octets: attachmentLimit, words: problemWords({ code }) });

/** What this member of staff may write: to the person, and for colleagues. */
export function Writing({ request }: Props) {
  const may = (move: RequestView['moves'][number]) => request.moves.includes(move);
  return (
    <>
      {may('ask') && <Ask request={request} />}
      {may('write') && <Write request={request} />}
      {may('note') && <Note request={request} />}
    </>
  );
}

const pauseWords: Record<PauseReason, string> = {
  identity: 'Stands still: we need to know who they are',
  clarification: 'Stands still: we need to know what they mean',
  fee: 'Stands still: until the fee is paid',
};

function Ask({ request: { id, clock, replies } }: Props) {
  const hint = 'The letter says only that there is a question; it is read on the person’s own page.';
  const options = [
    { value: '', words: 'Runs on' },
    ...clock.pauses.map(({ why, article }) => ({ value: why, words: `${pauseWords[why]} (${article})` })),
  ];
  const clockHint = 'The person’s answer sets it going again.';
  return (
    <DeskForm
      id="ask"
      fold={{ summary: 'Ask the person…', shortcut: 'q' }}
      action={askAction}
      given={{ requestId: id }}
      fields={[
        { name: 'words', label: 'Question', hint, rows: 4, saved: savedFor('question', replies) },
        ...(clock.pauses.length > 0
          ? [{ name: 'pause', label: 'The clock', hint: clockHint, value: '', options }]
          : []),
      ]}
      submit="Send the question"
    />
  );
}

function Write({ request: { id, byPost, replies } }: Props) {
  const hint = 'It asks nothing, and moves nothing. The letter says only that there is a message.';
  const fileHint = 'PDF, JPEG or PNG, up to 10 MB. What tells of its maker is taken out.';
  return (
    <DeskForm
      id="write"
      fold={{ summary: 'Write to the person…' }}
      action={writeAction}
      given={{ requestId: id, submissionKey: randomUUID() }}
      fields={[
        { name: 'words', label: 'Message', hint, rows: 4, saved: savedFor('message', replies) },
        ...(byPost
          ? []
          : [
              {
                name: 'file',
                label: 'A file, if one is needed',
                hint: fileHint,
                file: { accept, limit: limitOf('attachment-too-large') },
              },
            ]),
      ]}
      submit="Send the message"
    />
  );
}

/** A long list stays out of the way of who writes for whoever looks. */
const foldOf = (many: number): string | undefined => (many > 9 ? `Choose among ${many} colleagues` : undefined);

function Note({ request: { id, noteReaders } }: Props) {
  const hint =
    'For colleagues, who say why before they read it. The person does not see it on their page, but a copy of their data has it, without your name. Keep to facts, and to nothing about others.';
  const options = noteReaders.map((one) => ({ value: one.id, words: one.name }));
  const forHint = 'A letter tells each of them that it is there. With nobody ticked, it is for whoever looks.';
  const fileHint = `PDF, JPEG or PNG, up to ${noteFilesAtMost}, of 10 MB together. A copy of the person’s data has them too.`;
  return (
    <DeskForm
      id="note"
      fold={{ summary: 'Write a note…', shortcut: 'm' }}
      action={noteAction}
      given={{ requestId: id, submissionKey: randomUUID() }}
      fields={[
        { name: 'words', label: 'Note', hint, rows: 4 },
        ...(options.length > 0
          ? [
              {
                name: 'forStaffId',
                label: 'For',
                hint: forHint,
                many: true,
                options,
                fold: foldOf(options.length),
              },
            ]
          : []),
        {
          name: 'file',
          label: 'Files, if they are needed',
          hint: fileHint,
          file: { accept, multiple: true, limit: limitOf('note-files') },
        },
      ]}
      submit="Keep the note"
      look="second"
    />
  );
}
