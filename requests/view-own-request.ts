import { type Appeal, findLastAppeal } from '#db/appeal';
import type { Transaction } from '#db/client';
import { clockFrom } from '#db/clock-event';
import { findFirstOf } from '#db/duplicate';
import { listMessages } from '#db/message';
import { listPackages } from '#db/package';
import { listRefusedParts } from '#db/refused-part';
import { agentOf, answersOf, emailOf, type OpenedRequest } from '#db/request';
import { listReceipts } from '#db/run';
import { together } from '#db/together';
import type { Agent } from '#domain/agent';
import type { Answers } from '#domain/answers';
import { appealBy, isComplaint, mayAppeal } from '#domain/appeals';
import { dayOf } from '#domain/clock';
import { type Delay, delayOf } from '#domain/delay';
import { type LostState, lostState } from '#domain/frozen';
import { pauseCited } from '#domain/law/cited';
import type { RuledBy } from '#domain/law/clock-event';
import type { Dates } from '#domain/law/dates-for';
import { groundsFor } from '#domain/law/grounds';
import { type GroundId, groundIds, type Law } from '#domain/law/rule';
import { setBy } from '#domain/law/set-by';
import { mayWrite } from '#domain/messages';
import { daysLeft, downloadsAtMost, type PackageState, packageState } from '#domain/packages';
import { ok, type Result } from '#domain/problems';
import { awaitsParent, awaitsProof, isStranger } from '#domain/proof';
import { type Mover, mayCancel, moverOf } from '#domain/states';
import { waitingDays } from '#domain/warnings';
import { type FileLine, filesOf } from './files-of.ts';
import { type HeldBack, heldBack } from './held-back.ts';
import { isTheirs } from './is-theirs.ts';
import { datesOf } from './keep-clock.ts';
import { regulatorOf } from './laws-of.ts';
import { mapFace } from './map-face.ts';
import { offersOptOut } from './offers-opt-out.ts';
import { type OwnAct, type SeenRequest, seeOwn } from './on-own.ts';
import { organisation } from './organisation.ts';
import { type OwnTold, ownTold, recipientsOf } from './others-told.ts';
import { type OwnEvent, ownEvents } from './own-events.ts';
import { type OwnIdentity, ownIdentity } from './own-identity.ts';
import { type OwnOutcome, ownOutcome } from './own-outcome.ts';
import { ruledLaws } from './rules-for.ts';
import { type OwnOutside, ownOutside } from './tasks-outside.ts';
import { type ToldCategories, toldCategories } from './told-categories.ts';

export type OwnPackage = {
  id: string;
  /** The same for all packages that one copy came in. */
  copy: string;
  /** Which of them, from 1. */
  part: number;
  state: PackageState;
  size: number;
  expiresAt: Date;
  daysLeft: number;
  downloadsLeft: number;
};

type OwnAppeal = {
  /** Their law knows no appeal to us: what they send is called a complaint. */
  isComplaint: boolean;
  regulator: string;
  mayFile: boolean;
  /** Of one that would be filed today. */
  wouldBe: { on: string; article: string };
  last: Pick<Appeal, 'receivedOn' | 'answerByOn' | 'article' | 'extendedOn' | 'isUpheld'> | null;
};

export type OwnRequest = Pick<
  OpenedRequest,
  | 'id'
  | 'reference'
  | 'kind'
  | 'status'
  | 'outcome'
  | 'receivedOn'
  | 'answerByOn'
  | 'article'
  | 'runAfter'
  | 'closedAt'
  | 'channel'
  | 'mailboxUnsafe'
  | 'isTrial'
> & {
  /** It came by letter, call or e-mail, and the person has still to say that it is theirs. */
  toConfirm: boolean;
  /** Who asked in the person's name. */
  agent: Pick<Agent, 'name' | 'basis'> | null;
  /** About a child's data: parenthood has still to be shown, the parent decides, or has decided (or was silent). */
  child: 'show' | 'decide' | 'decided' | null;
  email: string;
  /** What is asked of who they are; null: the mailbox is enough. */
  identity: OwnIdentity | null;
  asked: Answers;
  mover: Mover;
  canCancel: boolean;
  canUndo: boolean;
  isPaused: boolean;
  /** What became of what was reported lost: still blocked, given back, or cancelled. */
  lost: LostState | null;
  /** An earlier request of theirs says the same, and this one is answered with it. */
  duplicateOf: { id: string; reference: string } | null;
  /** On which day a question that stays unanswered closes the request. */
  lapsesAt: Date | null;
  /** What an approved deletion waits for besides its date; with the copy that comes first. */
  held: HeldBack | null;
  delay: Delay | null;
  events: OwnEvent[];
  messages: { id: string; isMine: boolean; words: string; at: Date; isNew: boolean; files: FileLine[] }[];
  /** The person may write to us, or answer what we asked. */
  mayWrite: boolean;
  packages: OwnPackage[];
  /** A copy was answered by the kinds of data that are held: these. */
  toldCategories: ToldCategories | null;
  receipts: string[];
  /** What is looked through by hand, outside the database. */
  outside: OwnOutside[];
  /** Others who were told of the request, with their answers. */
  told: OwnTold[];
  /** Of an opt-out: who is told if they have an entry of this person. */
  mayBeTold: string[];
  /** Without its ground where that is one which has left the list since. */
  refusal: { ground: GroundId | null; law: string; regulator: string; offersOptOut: boolean } | null;
  /** Who set the last day. The answer was put off, or its clock stands still until the person answers, by which article. */
  clock: { setBy: ReturnType<typeof setBy>; extendedUnder: string | null; pausedUnder: string | null };
  /** Categories that a request which is done did not get, with why. */
  refusedParts: { category: string; ground: GroundId; law: string; reason: string }[];
  /** Against what was refused; `mayFile` with the day by which we would answer it. */
  appeal: OwnAppeal;
} & OwnOutcome;

/** A person's own request with all that they may know of it. */
export function viewOwnRequest(asked: OwnAct): Promise<Result<OwnRequest>> {
  return seeOwn(asked, async (tx, seen) => ok(await open(tx, seen, asked.now)));
}

async function open(tx: Transaction, seen: SeenRequest, now: Date): Promise<OwnRequest> {
  const { request, has, history, clockEvents } = seen;
  const { id, reference, kind, status, outcome, receivedOn, answerByOn, article, runAfter, closedAt } = request;
  const asked = answersOf(request);
  const events = ownEvents(history);
  const clock = clockFrom(clockEvents, request);
  const laws = ruledLaws(clock.rules);
  const showsOutside = !isStranger(request);
  const [dates, identity, receipts, duplicateOf, held, messages, packages, ...more] = await together([
    datesOf({ ...clock, answers: asked, now }),
    ownIdentity(tx, request, { laws, hasProofs: has.proofs, now }),
    has.runs ? listReceipts(tx, id) : [],
    findFirstOf(tx, request),
    heldFor(tx, request),
    has.messages ? messagesOf(tx, request) : [],
    has.packages ? packagesOf(tx, id, now) : [],
    has.tasks && showsOutside ? ownOutside(tx, request) : [],
    has.told ? ownTold(tx, request, now) : [],
    asked.kind === 'opt-out' ? recipientsOf(tx, asked.purposes) : [],
    status === 'done' && showsOutside ? partsOf(tx, request) : [],
    isToldByCategories(status, events) ? toldCategories(tx, request) : null,
    has.appeals ? findLastAppeal(tx, id) : null,
  ]);
  const [outside, told, mayBeTold, refusedParts, toldByCategories, last] = more;
  const became = await ownOutcome(tx, request, receipts);
  return {
    ...{ id, reference, kind, status, outcome, receivedOn, answerByOn, article, runAfter, closedAt },
    channel: request.channel,
    mailboxUnsafe: request.mailboxUnsafe,
    isTrial: request.isTrial,
    toConfirm: awaitsProof(request) && !request.childSealed,
    agent: agentPart(request),
    child: childState(request),
    email: emailOf(request) ?? '',
    ...{ identity, asked, duplicateOf, held, events, messages, packages, outside },
    refusal: refusalOf(seen, laws),
    mover: moverOf(status),
    canCancel: mayCancel(status, kind) && !isStranger(request),
    canUndo: kind === 'opt-out' && status === 'done' && !events.some(({ type }) => type === 'undo-asked'),
    isPaused: request.pausedAt !== null,
    delay: delayOf(request, seen.history),
    lost: lostState(events.map(({ type }) => type)),
    lapsesAt: status === 'waiting' ? lapsesAt(events, request) : null,
    mayWrite: mayWrite(request, now) && isTheirs(request),
    ...became,
    toldCategories: toldByCategories,
    receipts: receipts.map((one) => one.run),
    ...{ told, mayBeTold },
    clock: clockPart(clock.rules, dates),
    refusedParts,
    appeal: appealPart(request, { laws, last, now }),
  };
}

/** An appeal that is upheld takes the request up again; a copy may follow. */
const isToldByCategories = (status: OwnRequest['status'], events: OwnEvent[]): boolean =>
  status === 'done' &&
  events.findLast(({ type }) => type === 'categories-told' || type === 'done')?.type === 'categories-told';

async function messagesOf(tx: Transaction, request: OpenedRequest): Promise<OwnRequest['messages']> {
  const [files, messages] = await together([filesOf(tx, request), listMessages(tx, request.id, request.key)]);
  return messages.map(({ id, staffId, words, createdAt, readAt }) => ({
    ...{ id, words, isMine: staffId === null, at: createdAt },
    isNew: staffId !== null && readAt === null,
    files: files.get(id) ?? [],
  }));
}

function agentPart(request: OpenedRequest): OwnRequest['agent'] {
  const agent = agentOf(request);
  return agent && { name: agent.name, basis: agent.basis };
}

function childState(request: OpenedRequest): OwnRequest['child'] {
  if (!request.childSealed) return null;
  if (isStranger(request)) return 'show';
  return awaitsParent(request) ? 'decide' : 'decided';
}

function lapsesAt(events: OwnEvent[], { childSealed }: OpenedRequest): Date | null {
  const { childSilenceDays = waitingDays } = organisation();
  const days = childSealed ? childSilenceDays : waitingDays;
  const asked = events.findLast(({ type }) => type === 'question-asked' || type === 'proof-asked');
  return asked ? new Date(asked.at.getTime() + days * 86_400_000) : null;
}

async function packagesOf(tx: Transaction, requestId: string, now: Date): Promise<OwnPackage[]> {
  const packages = await listPackages(tx, requestId);
  return packages.map((one) => ({
    id: one.id,
    copy: one.runId,
    part: one.part,
    state: packageState(one, now),
    size: one.size,
    expiresAt: one.expiresAt,
    daysLeft: daysLeft(one, now),
    downloadsLeft: Math.max(0, downloadsAtMost - one.downloads),
  }));
}

/** Why what is approved does not go on; what runs can only wait for all runs. */
async function heldFor(tx: Transaction, request: OpenedRequest): Promise<HeldBack | null> {
  const held = ['approved', 'running'].includes(request.status) ? await heldBack(tx, request) : null;
  return request.status === 'running' && held?.by !== 'runs-paused' ? null : held;
}

/** Its article is the one that the event kept: laws change, and so does where a ground stands. */
function refusalOf({ request, history }: SeenRequest, laws: Law[]): OwnRequest['refusal'] {
  const { refusalGround, status, kind } = request;
  if (status !== 'refused' || !refusalGround) return null;
  const ground = groundIds.find((id) => id === refusalGround) ?? null;
  const event = history.findLast(({ type }) => type === 'refused');
  const law =
    event?.detail.article ??
    groundsFor(laws, kind)
      .find(({ id }) => id === refusalGround)
      ?.articles.join('; ');
  return {
    ground,
    law: typeof law === 'string' ? law : '',
    regulator: regulatorOf(laws),
    offersOptOut: offersOptOut(laws, kind, refusalGround),
  };
}

async function partsOf(tx: Transaction, about: OpenedRequest): Promise<OwnRequest['refusedParts']> {
  const { categories } = await mapFace(tx);
  return (await listRefusedParts(tx, about)).map(({ category, ground, article, reason }) => ({
    category: categories.find(({ key }) => key === category)?.label ?? category,
    ...{ ground, law: article, reason },
  }));
}

function clockPart(rules: RuledBy, { isExtended, pausedFor, answerBy }: Dates): OwnRequest['clock'] {
  return {
    setBy: setBy(answerBy),
    extendedUnder: isExtended ? answerBy.article : null,
    pausedUnder: pausedFor && pauseCited(ruledLaws(rules), pausedFor),
  };
}

type Appealed = { laws: Law[]; last: Appeal | null; now: Date };

const appealPart = (request: OpenedRequest, { laws, last, now }: Appealed): OwnAppeal => ({
  isComplaint: isComplaint(laws),
  regulator: regulatorOf(laws),
  mayFile: mayAppeal(request, last) && !isStranger(request),
  wouldBe: appealBy(laws, dayOf(now, organisation().timeZone)),
  last,
});
