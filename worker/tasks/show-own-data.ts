import { z } from 'zod';
import { findSelf } from '#datamap/self';
import { database } from '#db/client';
import { findViewer, keepOwnView } from '#db/own-view';
import type { Task } from '../task.ts';

const aboutView = z.strictObject({ viewId: z.uuid() });

/** Reads what “My data” shows of a person, for the session in which they proved their mailbox. */
export const showOwnData: Task = async (payload, { account, now }) => {
  const { viewId } = aboutView.parse(payload);
  const viewer = await findViewer(database(), { id: viewId, now: now() });
  if (!viewer) return;
  const asked = { identities: { email: [viewer.email] }, at: now() };
  const data = await account.with((client) => findSelf(client, account.checked(), asked));
  await keepOwnView(database(), { id: viewId, data });
};
