import { type Result, refused } from '#domain/problems';
import { isFreshProof } from '#domain/sessions';
import { type OwnAct, onOwn } from './on-own.ts';
import { type Collected, openPackage } from './open-package.ts';

/** Hands a package to the person whose data it holds, after a fresh proof of mailbox. */
export function collectPackage({ packageId, ...asked }: OwnAct & { packageId: string }): Promise<Result<Collected>> {
  return onOwn(asked, async (tx, request) => {
    const { actor, now } = asked;
    const opened = await openPackage(tx, request, { packageId, actor, now, event: 'package-collected' });
    if (!opened.ok && opened.problems[0].code === 'not-found') return opened;
    return isFreshProof(actor.provenAt, now) ? opened : refused('proof-too-old');
  });
}
