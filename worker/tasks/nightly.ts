import { destroyContent } from '#requests/destroy-content';
import { forgetPersons } from '#requests/forget-persons';
import { noteForgotten } from '#requests/note-forgotten';
import { expirePackages } from '#requests/sweep-packages';
import { discardExpired } from '../discard.ts';
import { findForgotten } from '../ledger/forgotten.ts';
import { publish } from '../publish.ts';
import type { Task } from '../task.ts';

/** Every night: packages whose days are over, requests and people whose time is over, rows past their date, runs that the portal has forgotten, and the map held against a database that may have changed. */
export const nightly: Task = async (_payload, surroundings) => {
  const { account, now } = surroundings;
  await expirePackages(now());
  await destroyContent({ now: now() });
  await forgetPersons({ now: now() });
  try {
    await discardExpired(surroundings);
    await noteForgotten({ ...(await findForgotten(surroundings)), now: now() });
  } finally {
    await publish(account, now());
  }
};
