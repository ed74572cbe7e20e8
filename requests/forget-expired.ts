import { lt } from 'drizzle-orm';
import { deleteOldBulks } from '#db/bulk';
import { database } from '#db/client';
import { tallyDrafts } from '#db/funnel';
import { forgetHoldLists } from '#db/hold-list';
import { deleteUncompared } from '#db/identity-proof';
import { forgetImports } from '#db/request-import';
import { dailyCap, finding, ownView, proof, session, tally } from '#db/schema/index';
import { deleteSsoAttempts } from '#db/sso';
import { dayOf } from '#domain/clock';
import { organisation } from './organisation.ts';

const dayMs = 86_400_000;

/** How long an unfinished form is kept; the page says so. */
const draftDays = 1;

/** Codes and counts are looked at for a day at most: the limits count by the hour and the day. */
const countedDays = 2;

/** A worker that is down for longer finds no facts to compare; they are typed again. */
const uncomparedDays = 1;

/** An act on many requests that nobody began, and one whose outcome everybody who waited for it has seen. */
const proposedDays = 1;
const bulkDays = 30;

/** A list of people to be held, or of past requests, is looked at when it is brought; what came of it is kept elsewhere. */
const listDays = 1;

/** A single sign-on that nobody came back from is over long before. */
const begunDays = 1;

/** Removes what was only there for a short time: findings, sessions, codes, unfinished forms, acts on many, lists, counts. Twice is once. */
export async function forgetExpired(now: Date): Promise<void> {
  const db = database();
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  await db.delete(finding).where(lt(finding.expiresAt, now));
  await db.delete(ownView).where(lt(ownView.expiresAt, now));
  await deleteUncompared(db, before(uncomparedDays));
  await db.delete(session).where(lt(session.expiresAt, now));
  await db.delete(proof).where(lt(proof.expiresAt, before(countedDays)));
  await deleteSsoAttempts(db, before(begunDays));
  await tallyDrafts(db, before(draftDays), organisation().timeZone);
  await deleteOldBulks(db, { unconfirmed: before(proposedDays), all: before(bulkDays) });
  await db.delete(dailyCap).where(lt(dailyCap.on, dayOf(before(countedDays), organisation().timeZone)));
  await forgetHoldLists(db, before(listDays));
  await forgetImports(db, before(listDays));
  await db.delete(tally).where(lt(tally.windowAt, before(countedDays)));
}
