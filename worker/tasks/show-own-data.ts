import { z } from 'zod';
import { findOptedOut } from '#datamap/opted-out';
import { findSelf } from '#datamap/self';
import { database } from '#db/client';
import { findViewer, keepOwnView } from '#db/own-view';
import type { Task } from '../task.ts';

const aboutView = z.strictObject({ viewId: z.uuid() });

/** Reads what “My data” and the page of choices show of a person, for the session in which they proved their mailbox. */
export const showOwnData: Task = async (payload, { account, now }) => {
  const { viewId } = aboutView.parse(payload);
  const viewer = await findViewer(database(), { id: viewId, now: now() });
  if (!viewer) return;
  const asked = { identities: { email: [viewer.email] }, at: now() };
  const data = await account.with(async (client) => ({
    ...(await findSelf(client, account.checked(), asked)),
    optOuts: await findOptedOut(client, account.checked(), { email: viewer.email, now: asked.at }),
  }));
  await keepOwnView(database(), { id: viewId, data });
};
