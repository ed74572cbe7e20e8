import { randomUUID } from 'node:crypto';
import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Moment } from '../../moment.tsx';
import { problemWords } from '../../problem-words.ts';
import { attachFileAction, removeFileAction } from './actions.ts';
import { Attach } from './attach.tsx';
import { sizeWords } from './size-words.ts';

type Props = { request: RequestView; task: RequestView['outside'][number] };

const falls = 'The approval falls with it: somebody has to approve the copy again.';

/** What such work brought up for the person's copy: the files so far, and a field for one more. */
export function OutsideFiles({ request, task: { id, files, mayAttach } }: Props) {
  const may = request.mayWorkOutside;
  const isSigned = (request.plan?.signatures.length ?? 0) > 0;
  return (
    <>
      {files.length > 0 && (
        <ul className="grid gap-2">
          {files.map((file) => (
            <li key={file.id} className="grid gap-1">
              <p className="min-w-0">
                {file.name ? (
                  <a href={`/desk/requests/${request.id}/files/${file.id}`} download>
                    <bdi>{file.name}</bdi>
                  </a>
                ) : (
                  'A file'
                )}{' '}
                <span className="text-soft">{sizeWords(file.size)}</span>
                <span className="block text-xs text-soft">
                  <bdi>{file.by}</bdi>, <Moment at={file.createdAt} />
                </span>
              </p>
              {may && (
                <Confirm summary="Remove…">
                  <p className="text-soft">
                    It does not go into the copy, and is gone for good.{isSigned && ` ${falls}`}
                  </p>
                  <DeskForm
                    id={`remove-${file.id}`}
                    action={removeFileAction}
                    given={{ requestId: request.id, fileId: file.id }}
                    submit="Remove this file"
                    look="second"
                  />
                </Confirm>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && mayAttach && (
        // A field for a file keeps what was chosen, so that the form is made anew for each.
        <Attach
          key={files.length}
          id={`file-${id}`}
          action={attachFileAction}
          given={{ requestId: request.id, taskId: id, submissionKey: randomUUID() }}
          note={isSigned ? falls : undefined}
          tooLarge={problemWords({ code: 'attachment-too-large' })}
        />
      )}
    </>
  );
}
