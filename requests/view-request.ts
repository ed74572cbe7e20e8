import { type Appeal, findLastAppeal } from '#db/appeal';
import { inSnapshot, type Transaction } from '#db/client';
import { type DuplicateLine, findFirstOf, listDuplicates } from '#db/duplicate';
import { listEvents } from '#db/event';
import { listIncidents } from '#db/incident';
import { findInstallation } from '#db/installation';
import { listLetters } from '#db/letter';
import { countUnread } from '#db/message';
import { countUnseen } from '#db/note';
import { listStartedPackages } from '#db/package';
import { listPostedCodes } from '#db/posted-code';
import { isQuestionLost } from '#db/question-lost';
import { listRedactions } from '#db/redaction';
import { listRefusedParts } from '#db/refused-part';
import { agentOf, answersOf, findRequest, type OpenedRequest } from '#db/request';
import { listRuns } from '#db/run';
import { listStaff } from '#db/staff';
import { topicOf } from '#domain/answers';
import { appealExtension, mayAppeal } from '#domain/appeals';
import { dayOf, daysBetween } from '#domain/clock';
import { isFrozen } from '#domain/frozen';
import type { Law } from '#domain/law/rule';
import { insteadOf } from '#domain/law/unverified';
import { nextStep } from '#domain/next-step';
import { isOnlyForOthers } from '#domain/outcome';
import { packageState } from '#domain/packages';
import { isAlive } from '#domain/posted-code';
import { ok, type Result, refused } from '#domain/problems';
import { isProven } from '#domain/proof';
import { sortOf } from '#domain/redaction';
import { mayAct } from '#domain/roles';
import { snoozeOf } from '#domain/snooze';
import { isOpen } from '#domain/states';
import { isPlanning, troubleOf } from '#domain/trouble';
import { mayAddTask } from './add-task.ts';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { barredFromApproving } from './barred-from-approving.ts';
import { extendedDue, namesDay } from './extended-due.ts';
import { hasReadCode } from './has-read-code.ts';
import { heldBack } from './held-back.ts';
import { identityOf } from './identity-of.ts';
import { isTheirs } from './is-theirs.ts';
import { clockOf } from './keep-clock.ts';
import { isHeldToday } from './keep-to-cap.ts';
import { wholeFace } from './map-face.ts';
import { mayBeDuplicateOf } from './may-be-duplicate-of.ts';
import { mayPauseFor } from './may-pause-for.ts';
import { mayPostCode } from './may-post-code.ts';
import { awaitsOf, movesFor } from './moves-for.ts';
import { organisation } from './organisation.ts';
import { othersTold } from './others-told.ts';
import { planForDesk } from './plan-for-desk.ts';
import { refusableOn } from './refusable-on.ts';
import { refusers } from './refusers.ts';
import { repliesFor } from './replies-for.ts';
import { lawsInForce, ruledLaws } from './rules-for.ts';
import { snoozeRoom } from './snooze-room.ts';
import { tasksOutside } from './tasks-outside.ts';
import { watchPart } from './watch-part.ts';
import { withNames } from './with-names.ts';

/** A request as the desk may see it without opening anything personal: what runs, what is planned, who did what. */
export type RequestView = Awaited<ReturnType<typeof open>>;

/**
 * The desk's page of one request. Nothing in it says who the person is. Authorising may write an event, so what is
 * shown is read afterwards, all of one moment.
 */
export async function viewRequest(asked: DeskAct): Promise<Result<RequestView>> {
  const may = await lookAtDesk(asked, 'view-request', async () => ok(null));
  if (!may.ok) return may;
  return inSnapshot(async (tx) => {
    const request = await findRequest(tx, asked.id);
    return request ? ok(await open(tx, request, asked)) : refused('not-found');
  });
}

async function open(tx: Transaction, request: OpenedRequest, { actor, now }: DeskAct) {
  const watch = await watchPart(tx, request, { actor, now });
  const everybody = await listStaff(tx);
  const nameOf = (id: string | null) => everybody.find((one) => one.id === id)?.name ?? null;
  const events = await listEvents(tx, request.id);
  const frozen = isFrozen(events.map(({ type }) => type));
  // What the page shows without an event, a broken glass does not open.
  const reader = { actor, isShut: watch.isShut || watch.glass !== null };
  const plan = await planForDesk(tx, request, reader);
  const packages = await listStartedPackages(tx, request.id);
  const { armedAt, mapFace } = await findInstallation(tx);
  const face = wholeFace(mapFace);
  const runs = await listRuns(tx, request.id);
  const outside = await tasksOutside(tx, request, { ...reader, now });
  const held = await heldBack(tx, request);
  const appeal = await findLastAppeal(tx, request.id);
  const today = dayOf(now, organisation().timeZone);
  const unread = await countUnread(tx, request.id, 'person');
  const hasPackage = packages.some(({ finishedAt, takenBackAt }) => finishedAt && !takenBackAt);
  const facts = {
    kind: request.kind,
    status: request.status,
    hasPlan: plan !== null,
    isPlanning: !plan && isPlanning(events),
    openQuestions: plan?.questions.filter(({ answer }) => !answer).length ?? 0,
    isPrepared: plan?.isPrepared ?? false,
    isPaused: request.pausedAt !== null,
    heldBy: held?.by ?? null,
    awaits: awaitsOf(request),
    isUnreached: await isQuestionLost(tx, request.id),
    isFrozen: frozen,
    isAppealed: appeal !== null && appeal.decidedAt === null,
    openTasks: outside.filter(({ result }) => !result).length,
    hasUnread: unread > 0,
    hasRun: runs.some(({ finishedAt }) => finishedAt !== null),
  };
  const letters = await listLetters(tx, request.id);
  const codes = await listPostedCodes(tx, request.id);
  const byPost = request.lettersByPost;
  const isKeyedInByMe = request.keyedInBy === actor.staffId;
  const refusal = appeal?.decidedAt === null ? appeal : null;
  const isRefusedByMe = (await refusers(tx, request, refusal)).includes(actor.staffId);
  const isAppealKeyedInByMe = appeal?.keyedInBy === actor.staffId;
  const { clock, laws } = await clockPart(tx, request, now);
  const grounds = await refusableOn(tx, request);
  const isCut = request.kind === 'access' || request.kind === 'delete';
  const hasParts = isCut && grounds.part.length > 0 && grounds.categories.length > 1;
  const mayBeAppealed = mayAppeal(request, appeal);
  const lawChoices = choicesOf(request);
  const coolsOff = isAhead(request.runAfter, now);
  const snooze = snoozeOf(events, today);
  const room = await snoozeRoom(tx, request, now);
  const firsts = mayAct(actor.role, 'triage') ? await mayBeDuplicateOf(tx, request) : [];
  return {
    ...publicPart(request),
    /** The right itself, where it is none that a run carries out; not what was written about it. */
    topic: topicOf(answersOf(request)) ?? null,
    days: isOpen(request.status) ? daysBetween(today, request.answerByOn) : null,
    owner: request.assigneeId ? { id: request.assigneeId, name: nameOf(request.assigneeId) ?? '' } : null,
    next: nextStep(facts),
    snooze: snooze && { ...snooze, by: nameOf(snooze.staffId) },
    snoozeRoom: room,
    mayBeDuplicateOf: firsts.map(({ id, reference, receivedOn }): DuplicateLine => ({ id, reference, receivedOn })),
    duplicateOf: await findFirstOf(tx, request),
    duplicates: await listDuplicates(tx, request.id),
    lawChoices,
    broughtIn: broughtInPart(request),
    keyedIn: request.channel && { channel: request.channel, by: nameOf(request.keyedInBy) ?? '' },
    mailboxUnsafe: request.mailboxUnsafe,
    isTrial: request.isTrial,
    agent: agentPart(request),
    checkedBy: nameOf(request.identityCheckedBy),
    identity: await identityPart(tx, request, nameOf),
    waitsFor: held?.first ?? null,
    appeal: appeal && appealPart(appeal, { today, nameOf, laws }),
    isRefusedByMe,
    isAppealKeyedInByMe,
    clock,
    grounds,
    redactions: (await listRedactions(tx, request)).map(({ id, ground, body }) => ({ id, ground, sort: sortOf(body) })),
    refusedParts: (await listRefusedParts(tx, request)).map(({ decidedBy, reason: _, ...part }) => ({
      ...part,
      by: nameOf(decidedBy) ?? '',
    })),
    /** By table of the map the one by which its rows are found. */
    under: Object.fromEntries(face.tables.flatMap(({ key, under }) => (under ? [[key, under]] : []))),
    /** Tables of the map whose rows are rows of others. */
    views: face.tables.flatMap(({ key, isView }) => (isView ? [key] : [])),
    categoryWords: Object.fromEntries(face.categories.map(({ key, label }) => [key, label])),
    trouble: ['received', 'review'].includes(request.status) ? troubleOf(events) : null,
    isArmed: armedAt !== null,
    isStrict: organisation().approvals === 'strict',
    plan,
    heldToday: await isHeldToday(tx, request, { actor, now }),
    barred: barredFromApproving(request, actor.staffId),
    watch,
    moves: movesFor(actor, watch.isShut, {
      ...facts,
      mine: plan?.mine ?? [],
      coolsOff,
      hasPackage,
      byPost,
      isTheirs: isTheirs(request),
      hasPaper: letters.some(({ status }) => status === 'to-post' || status === 'posted'),
      mayPostCode: await mayPostCode(tx, request, face),
      hasCode: codes.some((one) => isAlive(one, now) && !one.isUnsent && isOpen(request.status)),
      isBroughtIn: request.importId !== null,
      isKeyedInByMe,
      isCodeReadByMe: await hasReadCode(tx, { requestId: request.id, staffId: actor.staffId }),
      isRefusedByMe,
      isAppealKeyedInByMe,
      hasLaws: lawChoices.length > 0,
      mayBeAppealed,
      maySnooze: room?.last != null,
      isSnoozed: snooze !== null,
      mayBeDuplicate: firsts.length > 0,
      hasParts,
      mayPassOn: plan !== null && isOnlyForOthers(plan) && isProven(request) && request.chosenBy !== actor.staffId,
      mayTellCategories: insteadOf(laws, request.kind)?.do === 'tell-categories',
      mayExtend: clock.extendBy !== null && today <= clock.extendBy.on,
    }),
    events: withNames(events, nameOf),
    unread,
    notesForMe: await countUnseen(tx, request.id, actor.staffId),
    noteReaders: everybody
      .filter((one) => one.id !== actor.staffId && !one.disabledAt && mayAct(one.role, 'view-personal'))
      .map(({ id, name }) => ({ id, name })),
    byPost,
    letters,
    runs,
    packages: packages.map((one) => ({
      ...one,
      state: one.finishedAt ? packageState(one, now) : ('being-written' as const),
    })),
    others: await othersTold(tx, request, now),
    outside,
    mayWorkOutside: isOpen(request.status) && mayAct(actor.role, 'triage'),
    mayAddTask: mayAddTask(request) && mayAct(actor.role, 'triage'),
    mayNoteAnswers: mayAct(actor.role, 'triage'),
    replies: mayAct(actor.role, 'triage') ? repliesFor({ ...request, answerByOn: promisedBy(request, refusal) }) : [],
    incidents: await listIncidents(tx, request.id),
    assignable: everybody
      .filter(({ role, disabledAt }) => !disabledAt && mayAct(role, 'triage'))
      .map(({ id, name }) => ({ id, name })),
  };
}

/** By when the person still hears from us: of an open appeal its own day, and none when all was answered. */
const promisedBy = ({ status, answerByOn }: OpenedRequest, appeal: Appeal | null): string | null =>
  isOpen(status) ? answerByOn : (appeal?.answerByOn ?? null);

/** It was answered before this portal was there: of its days nobody knows the hours. */
function broughtInPart({ importId, closedAt }: OpenedRequest): { closedOn: string } | null {
  return importId && closedAt ? { closedOn: dayOf(closedAt, organisation().timeZone) } : null;
}

/** The laws among which staff choose; none where there is but one. */
function choicesOf({ receivedOn }: OpenedRequest): { id: string; name: string }[] {
  const laws = lawsInForce(receivedOn).map(({ id, name }) => ({ id, name }));
  return laws.length > 1 ? laws : [];
}

/** That somebody asks in the person's name, and on what; their name is personal too. */
function agentPart(request: OpenedRequest) {
  const agent = agentOf(request);
  return agent && { basis: agent.basis, getsAnswer: agent.getsAnswer };
}

/** What the organisation file wants to have shown, and what was; null where a proven mailbox is enough. */
async function identityPart(tx: Transaction, request: OpenedRequest, nameOf: Naming['nameOf']) {
  const { wanted, proofs, isShown, isChecking } = await identityOf(tx, request);
  if (!wanted) return null;
  const shown = proofs.flatMap(({ way, isMet, madeAt, staffId }) =>
    isMet ? [{ way, at: madeAt, by: nameOf(staffId) }] : [],
  );
  const wrong = proofs.filter(({ isMet }) => isMet === false).length;
  return { wanted, shown, wrong, isShown, isChecking };
}

/** The laws, what may still be done with the clock, and what it stands still for. */
async function clockPart(tx: Transaction, request: OpenedRequest, now: Date) {
  const clock = await clockOf(tx, request, now);
  const laws = ruledLaws(clock.rules);
  // Null where the notice names the day.
  const extendsTo = clock.dates.extendBy && !namesDay(laws) ? await extendedDue(request, clock, { now }) : null;
  return {
    laws,
    clock: { ...clock.dates, extendsTo: extendsTo?.answerBy ?? null, pauses: mayPauseFor(clock, request.kind, now) },
  };
}

type Naming = { today: string; nameOf: (id: string | null) => string | null; laws: readonly Law[] };

/** The newest appeal, with the days left for it (null when it is decided), and how far it can still be put off. */
function appealPart({ receivedOn, answerByOn, article, isUpheld, ...appeal }: Appeal, { today, nameOf, laws }: Naming) {
  const days = appeal.decidedAt ? null : daysBetween(today, answerByOn);
  const decided = appeal.decidedAt && { at: appeal.decidedAt, by: nameOf(appeal.decidedBy) ?? '', isUpheld };
  const later = appeal.decidedAt || appeal.extendedOn ? null : appealExtension(laws, receivedOn);
  return {
    ...{ receivedOn, answerByOn, article, days, decided },
    isExtended: appeal.extendedOn !== null,
    isLikely: laws.some(({ appeal: rule }) => rule?.article === article && rule.confidence === 'likely'),
    extension: later && today <= later.noticeBy ? later : null,
    refusedBy: nameOf(appeal.refusedBy),
  };
}

const isAhead = (at: Date | null, now: Date): boolean => at !== null && at > now;

function publicPart(request: OpenedRequest) {
  const { id, reference, kind, status, language, law, receivedAt, receivedOn, answerByOn } = request;
  const { runAfter, pausedAt, outcome, refusalGround, closedAt } = request;
  const opened = { id, reference, kind, status, language, law, receivedAt, receivedOn, answerByOn };
  return { ...opened, runAfter, pausedAt, outcome, refusalGround, closedAt };
}
