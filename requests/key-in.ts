import { inTransaction } from '#db/client';
import type { StaffActor } from '#domain/actor';
import { canonicalAddress } from '#domain/address';
import { type Agent, type AgentTyped, readAgent } from '#domain/agent';
import type { Answers } from '#domain/answers';
import { isChannel } from '#domain/channels';
import type { MapFace } from '#domain/map-face';
import { ok, type Result, refused } from '#domain/problems';
import { mayBeTrial } from '#domain/trial';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { checkAnswers } from './check-answers.ts';
import { readPast } from './days.ts';
import { type Filed, keepRequest } from './file.ts';
import { mapFace } from './map-face.ts';
import { organisation } from './organisation.ts';
import { indexesOf, readWho, type Who } from './who.ts';

/** As it was typed; all of it is parsed here. */
export type KeyIn = {
  actor: StaffActor;
  channel: unknown;
  receivedOn: unknown;
  answers: unknown;
  /** Identity of the map → value; `email` is the address. */
  identities: Record<string, unknown>;
  /** Address of a parent, where the data are a child's: the parent is written to, and decides. */
  parentEmail?: unknown;
  /** Who asks in the person's name; all of it empty where they ask themselves. */
  agent?: AgentTyped;
  mayWriteToMailbox: boolean;
  /** It is not safe to write to the mailbox, even when its owner proves it. */
  mailboxUnsafe?: boolean;
  postal: unknown;
  language: string;
  /** Where the person lives: id of a law; anything else is not known. */
  residence?: unknown;
  /** For trying out: counted in no figure, and taken back at the end of its run. */
  isTrial?: boolean;
  submissionKey: unknown;
  now: Date;
};

const longestPostal = 500;

/**
 * Keys in a request that came by letter, call or e-mail. Its clock runs from the true day of receipt. An opt-out takes
 * effect at once; everything else waits until the person has shown that it is theirs.
 * @see GDPR Art. 12(2), (3); 11 CCR 7020(e)
 */
export async function keyIn(asked: KeyIn): Promise<Result<Filed>> {
  const { actor, now, language } = asked;
  return inTransaction(async (tx) => {
    const allowed = await authorise(tx, { actor, act: 'triage', now });
    if (!allowed.ok) return allowed;
    const frame = readFrame(asked);
    if (!frame.ok) return frame;
    const face = await mapFace(tx);
    const who = readWho(asked.identities, face);
    if (!who.ok) return who;
    const about = indexesOf(who.value);
    const isOther = await authorise(tx, { actor, act: 'triage', now, about });
    if (!isOther.ok) return isOther;
    const answers = await checkAnswers(tx, asked.answers);
    if (!answers.ok) return answers;
    if (answers.value.kind === 'opt-out' && about.length === 0) return refused('identity-missing', 'email');
    const agent = readAgent(asked.agent ?? nobody);
    if (!agent.ok) return agent;
    const child = isTyped(asked.parentEmail);
    if (child && agent.value) return refused('agent-or-parent', 'parentEmail');
    const { isTrial = false } = asked;
    if (isTrial && (child || !mayBeTrial(answers.value.kind))) return refused('not-for-trial', 'trial');
    const writtenTo = child ? parentOf({ ...asked, face }, answers.value, about) : who;
    if (!writtenTo.ok) return writtenTo;
    const isParent = await authorise(tx, { actor, act: 'triage', now, about: indexesOf(writtenTo.value) });
    if (!isParent.ok) return isParent;
    const way = letterWay(asked, writtenTo.value, agent.value);
    if (!way.ok) return way;
    const { submissionKey, ...rest } = frame.value;
    const keyedIn = { ...rest, ...way.value, agent: agent.value, by: actor.staffId, isTrial };
    return ok(
      await keepRequest(tx, {
        ...{ actor, answers: answers.value, submissionKey, language, now, keyedIn },
        mailboxUnsafe: asked.mailboxUnsafe ?? false,
        ...(typeof asked.residence === 'string' ? { residence: asked.residence } : {}),
        ...(child ? { who: writtenTo.value, child: who.value } : { who: who.value }),
      }),
    );
  });
}

const nobody: AgentTyped = { basis: '', name: '', address: '', getsAnswer: false };

const isTyped = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/**
 * The parent of a child's case, which is a deletion until they decide that use may go on. Only by a mailbox: it has to be
 * proven, besides parenthood.
 */
function parentOf(
  { parentEmail, mayWriteToMailbox, face }: KeyIn & { face: MapFace },
  { kind }: Answers,
  child: Buffer[],
): Result<Who> {
  const { childSilenceDays } = organisation();
  if (kind !== 'delete' || !face.hasChildCases || childSilenceDays === undefined)
    return refused('kind-not-offered', 'parentEmail');
  if (child.length === 0) return refused('identity-missing', 'email');
  if (!mayWriteToMailbox) return refused('address-missing', 'parentEmail');
  const address = canonicalAddress(parentEmail);
  return address.ok ? ok({ email: address.value, others: {} }) : refused('address-not-plain', 'parentEmail');
}

function readFrame({ channel, receivedOn, submissionKey, now }: KeyIn) {
  if (typeof submissionKey !== 'string' || !isUuid(submissionKey)) return refused('page-expired');
  if (!isChannel(channel)) return refused('channel-missing', 'channel');
  const day = readPast(receivedOn, 'receivedOn', now);
  return day.ok ? ok({ channel, receivedOn: day.value, submissionKey }) : day;
}

/**
 * Letters go to the mailbox when there is one that we may write to; else they need an envelope. An agent's own is taken
 * only where it was said that the paper wants it so.
 */
function letterWay({ mayWriteToMailbox, postal }: KeyIn, { email }: Who, agent: Agent | null) {
  if (agent && email !== null && squeezed(agent.address).includes(squeezed(email)))
    return refused('answer-to-person', 'email');
  if (agent?.getsAnswer) return ok({ lettersByPost: true, postal: `${agent.name}\n${agent.address}` });
  if (email !== null && mayWriteToMailbox) return ok({ lettersByPost: false, postal: null });
  const lines = typeof postal === 'string' ? postal.replaceAll('\0', '').trim() : '';
  if (lines === '') return refused('postal-missing', 'postal');
  if (agent && squeezed(lines).includes(squeezed(agent.address))) return refused('answer-to-person', 'postal');
  return lines.length > longestPostal
    ? refused('answer-too-long', 'postal')
    : ok({ lettersByPost: true, postal: lines });
}

/** Letters and digits alone: the same address on other lines is the same. */
const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
