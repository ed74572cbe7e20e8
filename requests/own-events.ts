import type { ListedEvent } from '#db/event';
import type { EventType } from '#domain/events';

/** What of the audit a person is told on their own page; the rest is the desk's work, which the states sum up. */
const told = [
  'received',
  'proof-asked',
  'confirmed',
  'identity-checked',
  'facts-given',
  'facts-wrong',
  'identity-declared',
  'identity-shown',
  'code-letter-asked',
  'parenthood-shown',
  'parent-silent',
  'child-frozen',
  'child-released',
  'extended',
  'redirected',
  'categories-told',
  'question-asked',
  'question-answered',
  'person-reminded',
  'replied',
  'scheduled',
  'paused',
  'resumed',
  'review-again',
  'refused',
  'appealed',
  'appeal-extended',
  'appeal-upheld',
  'appeal-rejected',
  'withdrawn',
  'lapsed',
  'run-started',
  'done',
  'opted-out',
  'signal-honoured',
  'undo-asked',
  'opt-out-undone',
  'frozen',
  'released',
  'cancelled',
  'package-made',
  'package-collected',
  'package-taken-back',
  'package-expired',
] as const satisfies readonly EventType[];
type ToldEvent = (typeof told)[number];

const isTold = (type: string): type is ToldEvent => told.some((one) => one === type);

export type OwnEvent = { key: string; type: ToldEvent; at: Date };

/** What happened to a request, as its person may know it; oldest first. */
export const ownEvents = (events: readonly ListedEvent[]): OwnEvent[] =>
  events.flatMap(({ seq, type, at }) => (isTold(type) ? [{ key: String(seq), type, at }] : []));
