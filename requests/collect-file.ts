import { type Result, refused } from '#domain/problems';
import { isFreshProof } from '#domain/sessions';
import { type OwnAct, onOwn } from './on-own.ts';
import { type OpenedFile, openFile } from './open-file.ts';

/** Hands a file of the conversation to the person of the request, after a fresh proof of mailbox. */
export function collectFile({ fileId, ...asked }: OwnAct & { fileId: string }): Promise<Result<OpenedFile>> {
  return onOwn(asked, async (tx, request) => {
    const opened = await openFile(tx, request, { fileId, isForPerson: true });
    if (!opened.ok) return opened;
    return isFreshProof(asked.actor.provenAt, asked.now) ? opened : refused('proof-too-old');
  });
}
