import { type Database, database } from '#db/client';
import { listTellable } from '#db/disclosure';
import { listMessages } from '#db/message';
import { listNotifications } from '#db/notification';
import { answersOf, type OpenedRequest } from '#db/request';
import { arrivalOf } from '#domain/notifications';
import { isProven, isStranger } from '#domain/proof';
import { mapFace } from './map-face.ts';
import { notesInCopy, requestsInCopy } from './notes-in-copy.ts';
import { indexesOf, whoOf } from './who.ts';

/** One request as its person's copy holds it; days and instants in ISO 8601. */
type OwnRecord = {
  reference: string;
  kind: string;
  status: string;
  receivedAt: string;
  answerByOn: string;
  outcome: string | null;
  closedAt: string | null;
  /** What was asked, in the words that were given; null while nobody has shown that it was this person. */
  asked: object | null;
  messages: { from: 'you' | 'us'; at: string; words: string }[];
  /** What was noted about it for colleagues; by whom is about those. */
  notes: { at: string; words: string; files: string[] }[];
  /** Others who were told of it, and when. */
  told: { name: string; at: string | null }[];
};

/** Data of the person that were handed to an authority; `on` is a day, the categories are in the map's words. */
export type OwnDisclosure = { on: string; to: string; under: string; categories: string[] };

/** By the names of their files in the copy. */
export type OwnRecords = { requests: OwnRecord[]; disclosures: OwnDisclosure[] };

/**
 * What the portal itself holds about a person: all that was asked under their address and in which words, with the conversations, and what
 * was disclosed about them to authorities and is not sealed any more. It goes into their copy, since it is about them; so
 * do notes that staff wrote for each other, which say something about somebody whether or not they were meant for them.
 * @param on day on which the copy is made; what is sealed until that day, or longer, stays out
 * @see GDPR Art. 15(1), 19, 23; CJEU C-434/16, 34
 */
export async function ownRecords(about: OpenedRequest, on: string): Promise<OwnRecords> {
  return { requests: await requestsOf(about), disclosures: await disclosuresOf(about, on) };
}

/** By the proven address; by what else was keyed in only where staff made sure of the person. */
async function disclosuresOf(about: OpenedRequest, on: string): Promise<OwnDisclosure[]> {
  const { email, others } = whoOf(about);
  const proven = { email, others: about.personId ? {} : others };
  const { categories: known } = await mapFace();
  const worded = (key: string) => known.find((one) => one.key === key)?.label ?? key;
  const found = await listTellable(database(), indexesOf(proven), on);
  return found.map(({ categories, ...one }) => ({ ...one, categories: categories.map(worded) }));
}

async function requestsOf(about: OpenedRequest): Promise<OwnRecord[]> {
  const rows = await requestsInCopy(about);
  return Promise.all(rows.map((row) => recordOf(database(), row)));
}

async function recordOf(db: Database, row: OpenedRequest): Promise<OwnRecord> {
  const messages = await listMessages(db, row.id, row.key);
  const notes = await notesInCopy(db, row);
  // An opt-out may have been of a name and number that are somebody else's.
  const told = row.kind === 'opt-out' ? [] : await listNotifications(db, row);
  return {
    reference: row.reference,
    kind: row.kind,
    status: row.status,
    receivedAt: row.receivedAt.toISOString(),
    answerByOn: row.answerByOn,
    outcome: row.outcome,
    closedAt: row.closedAt?.toISOString() ?? null,
    asked: askedIn(row),
    messages: messages.map(({ staffId, words, createdAt }) => ({
      from: staffId ? 'us' : 'you',
      at: createdAt.toISOString(),
      words,
    })),
    notes: notes.map(({ words, createdAt, files }) => ({
      at: createdAt.toISOString(),
      words,
      files: files.map(({ name }) => name),
    })),
    told: told.map((one) => ({
      name: one.body.name,
      at: arrivalOf(one) === 'failed' ? null : (one.toldAt?.toISOString() ?? null),
    })),
  };
}

function askedIn(row: OpenedRequest): object | null {
  if (!isProven(row) || isStranger(row)) return null;
  const { kind: _, ...asked } = answersOf(row);
  return asked;
}
