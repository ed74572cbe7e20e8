import { listApprovals, listPlanAnswers } from '#db/approval';
import type { Transaction } from '#db/client';
import { listEvents } from '#db/event';
import { findDeclaration } from '#db/identity-proof';
import { findInstallation } from '#db/installation';
import { listMessages, markRead } from '#db/message';
import { listNoteReaders, listNotes, markSeen } from '#db/note';
import { findPlan } from '#db/plan';
import { agentOf, answersOf, childOf, emailOf, identitiesKeyedIn, type OpenedRequest, postalOf } from '#db/request';
import { listStaff } from '#db/staff';
import type { Answers } from '#domain/answers';
import { choiceWords } from '#domain/asked-data';
import type { MapFace } from '#domain/map-face';
import type { Correction } from '#domain/plan';
import { ok, type Result, refused } from '#domain/problems';
import { isViewReason } from '#domain/view-reasons';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { type FileLine, filesOf } from './files-of.ts';
import { wholeFace } from './map-face.ts';
import { openReason } from './reason.ts';
import { record } from './record.ts';

/** What a person wrote and who they are, and what colleagues wrote: shown only after a reason was given. */
export type DetailsView = {
  /** Identities by their keys in the map, and the postal address. */
  who: { name: string; value: string }[];
  /** Chosen and written by the person, as name and value. */
  answers: { name: string; value: string }[];
  messages: {
    id: string;
    by: string | null;
    words: string;
    at: Date;
    /** Written by the person, and nobody of the desk has had it before them. */
    isNew: boolean;
    /** When what the desk wrote was first before the person; null while it was not. */
    readAt?: Date | null;
    files: FileLine[];
  }[];
  corrections: Correction[];
  /** Written by colleagues for each other; `for` are those whom it is for, `isNew` when this is the viewer's first look. */
  notes: {
    id: string;
    by: string;
    for: { name: string; hasSeen: boolean }[];
    words: string;
    at: Date;
    isNew: boolean;
    files: FileLine[];
  }[];
  /** Given with what was done at the desk. */
  reasons: { key: string; by: string; about: string; words: string; at: Date }[];
};

/** Opens the personal part of a request. The event is written first: without it nothing is shown. */
export function viewDetails({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<DetailsView>> {
  return lookAtDesk(asked, 'view-personal', async (tx, request) => {
    const { actor, now } = asked;
    if (!isViewReason(reason)) return refused('reason-missing', 'reason');
    await record(tx, { type: 'details-viewed', actor, now, requestId: request.id, detail: { reason } });
    const details = await open(tx, request, actor.staffId);
    await markRead(tx, request.id, 'person', now);
    if (details.notes.some(({ isNew }) => isNew)) await markSeen(tx, request.id, actor.staffId, now);
    return ok(details);
  });
}

async function open(tx: Transaction, request: OpenedRequest, viewerId: string): Promise<DetailsView> {
  const staff = new Map((await listStaff(tx)).map(({ id, name }) => [id, name]));
  const messages = await listMessages(tx, request.id, request.key);
  const files = await filesOf(tx, request);
  const readers = Map.groupBy(await listNoteReaders(tx, request.id), ({ noteId }) => noteId);
  const plan = await findPlan(tx, request.id, request.key);
  const { mapFace } = await findInstallation(tx);
  return {
    who: [...whoOf(request), ...(await declared(tx, request))],
    answers: request.importId ? [] : answersInWords(answersOf(request), mapFace),
    messages: messages.map(({ id, staffId, words, createdAt, readAt }) => ({
      id,
      by: staffId && (staff.get(staffId) ?? 'The desk'),
      words,
      at: createdAt,
      isNew: staffId === null && readAt === null,
      ...(staffId ? { readAt } : {}),
      files: files.get(id) ?? [],
    })),
    corrections: plan?.body.corrections ?? [],
    notes: (await listNotes(tx, request)).map(({ id, staffId, words, createdAt }) => ({
      id,
      by: staff.get(staffId) ?? 'The desk',
      for: (readers.get(id) ?? [])
        .map((one) => ({
          name: staff.get(one.staffId) ?? 'The desk',
          hasSeen: one.seenAt !== null || one.staffId === viewerId,
        }))
        .sort((one, other) => one.name.localeCompare(other.name)),
      words,
      at: createdAt,
      isNew: readers.get(id)?.some((one) => one.staffId === viewerId && one.seenAt === null) ?? false,
      files: files.get(id) ?? [],
    })),
    reasons: [...(plan ? await planReasons(tx, request, plan.id) : []), ...(await eventReasons(tx, request, staff))],
  };
}

function whoOf(request: OpenedRequest): DetailsView['who'] {
  const [email, postal] = [emailOf(request), postalOf(request)];
  const [child, agent] = [childOf(request), agentOf(request)];
  if (child) {
    const theirs = Object.entries(child).map(([name, value]) => ({ name: `child’s ${name}`, value }));
    return [...theirs, { name: 'parent’s email', value: email ?? '' }];
  }
  return [
    ...(email === null ? [] : [{ name: 'email', value: email }]),
    ...Object.entries(identitiesKeyedIn(request)).map(([name, value]) => ({ name, value })),
    ...(postal === null ? [] : [{ name: 'postal address', value: postal }]),
    ...(agent
      ? [
          { name: 'agent', value: agent.name },
          { name: 'agent’s address', value: agent.address },
        ]
      : []),
  ];
}

async function declared(tx: Transaction, request: OpenedRequest): Promise<DetailsView['who']> {
  const signed = await findDeclaration(tx, request);
  if (!signed) return [];
  return [
    { name: 'signed as', value: signed.name },
    { name: 'under the words', value: signed.words },
  ];
}

async function planReasons(tx: Transaction, request: OpenedRequest, planId: string): Promise<DetailsView['reasons']> {
  const answers = (await listPlanAnswers(tx, planId)).map(({ question, name, reasonSealed, createdAt }) => ({
    key: `question-${question}`,
    by: name,
    about: `Question ${question + 1} on the plan`,
    words: openReason(request, reasonSealed),
    at: createdAt,
  }));
  const signed = (await listApprovals(tx, planId)).flatMap(({ kind, staffId, name, reasonSealed, createdAt }) =>
    reasonSealed
      ? [
          {
            key: `${kind}-${staffId}`,
            by: name,
            about: 'Cutting the cooling-off short',
            words: openReason(request, reasonSealed),
            at: createdAt,
          },
        ]
      : [],
  );
  return [...answers, ...signed];
}

/** Events with a sealed reason, and what it was for. */
const reasoned = {
  resumed: 'Letting the paused deletion go on',
  'identity-checked': 'Making sure who the person is',
  'identity-accepted': 'Why what was shown of who they are is enough',
};
const isReasoned = (type: string): type is keyof typeof reasoned => Object.hasOwn(reasoned, type);

async function eventReasons(
  tx: Transaction,
  request: OpenedRequest,
  staff: Map<string, string>,
): Promise<DetailsView['reasons']> {
  const events = await listEvents(tx, request.id);
  return events.flatMap(({ seq, type, actorId, detail, at }) =>
    isReasoned(type) && typeof detail.reasonSealed === 'string'
      ? [
          {
            key: `event-${seq}`,
            by: staff.get(actorId ?? '') ?? 'The desk',
            about: reasoned[type],
            words: openReason(request, Buffer.from(detail.reasonSealed, 'base64')),
            at,
          },
        ]
      : [],
  );
}

/** How a copy is wanted, where that was said. */
function lookOf({ format, packageSize }: Extract<Answers, { kind: 'access' }>): DetailsView['answers'] {
  return [
    ...(format ? [{ name: 'Only as', value: format.toUpperCase() }] : []),
    ...(packageSize ? [{ name: 'In files of at most', value: `${packageSize} MB` }] : []),
  ];
}

/** A person's answers with the map's labels for what they chose. */
function answersInWords(given: Answers, mapFace: MapFace | null): DetailsView['answers'] {
  const face = wholeFace(mapFace);
  const worded = (list: { key: string; label: string }[], keys: string[]) =>
    keys.map((key) => list.find((one) => one.key === key)?.label ?? key).join(', ');
  const data = (keys: string[]) => keys.map((key) => choiceWords(face.categories, key)).join(', ');
  const note = 'note' in given && given.note ? [{ name: 'In their words', value: given.note }] : [];
  switch (given.kind) {
    case 'access':
      return [{ name: 'Wants', value: data(given.categories) || 'Everything' }, ...lookOf(given), ...note];
    case 'correct':
      return [
        ...given.changes.map(({ field, was, value }) => ({
          name: worded(face.corrections, [field]),
          value: was ? `${was} → ${value}` : value,
        })),
        ...note,
      ];
    case 'delete': {
      const scope = given.scope === 'everything' ? 'Everything' : worded(face.scopes, [given.scope]);
      const objected = given.policyVersion
        ? [{ name: 'Does not agree to', value: `Policy ${given.policyVersion}` }]
        : [];
      return [{ name: 'Wants deleted', value: scope }, ...objected, ...note];
    }
    case 'opt-out':
      return [{ name: 'Opts out of', value: worded(face.optOuts, given.purposes) }];
    case 'report-lost':
      return [{ name: 'Reported lost', value: worded(face.lost, given.items) }, ...note];
    case 'other':
      return [{ name: 'In their words', value: given.words }];
  }
}
