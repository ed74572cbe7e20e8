import { z } from 'zod';
import { eachToAnnounce } from '#datamap/announced';
import { sharingNamed, sharingOptOut } from '#domain/sharing';
import { organisation } from '#requests/organisation';
import { tellOfSharing } from '#requests/tell-of-sharing';
import { say } from '../log.ts';
import type { Task } from '../task.ts';

const told = z.strictObject({ sharing: z.string() });

const batch = 500;

/** Writes to everybody before data are passed on. A worker that takes it over begins anew: who has the letter is passed over. */
export const announceSharing: Task = async (payload, { account, now }) => {
  const sharing = sharingNamed(organisation(), told.parse(payload).sharing);
  if (!sharing) return;
  const wanted = { optOut: sharingOptOut, size: batch, now: now() };
  let letters = 0;
  await account.with((client) =>
    eachToAnnounce(client, account.checked(), wanted, async (addresses) => {
      letters += await tellOfSharing({ sharing, addresses, now: now() });
    }),
  );
  say('info', { task: 'announce-sharing', letters });
};
